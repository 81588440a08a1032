import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again until `look` gives something, or fails with what it gave last. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  ms = 15_000,
): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${ms} ms in vain for ${what}`);
    await sleep(25);
  }
}
