export interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * Runs `clients` loops side by side for `seconds`, each doing `once` again and again, and measures how often and
 * how long. The first part is a warm-up that does not count.
 */
export async function measure(
  clients: number,
  seconds: number,
  once: (client: number) => Promise<void>,
): Promise<Measured> {
  const warmUpUntil = performance.now() + Math.min(1000, seconds * 250);
  const times: number[] = [];
  let until = Infinity;
  let started = 0;
  const loop = async (client: number): Promise<void> => {
    for (;;) {
      const from = performance.now();
      if (from >= until) return;
      await once(client);
      const now = performance.now();
      if (now < warmUpUntil) continue;
      if (started === 0) {
        started = now;
        until = now + seconds * 1000;
        continue;
      }
      times.push(now - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  const elapsed = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN);
  return { perSecond: Math.round(times.length / elapsed), p50Ms: at(0.5), p99Ms: at(0.99) };
}

const round = (value: number): number => Math.round(value * 100) / 100;
