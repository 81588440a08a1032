import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Bytes to write, milliseconds to wait, or what must have come since the last bytes before going on. */
export type Step = string | Uint8Array | number | RegExp;

/** So long an answer is waited for; then the conversation goes on without it. */
const ANSWER_MS = 3_000;

export interface Heard {
  text: string;
  /** The hub ended the connection, by closing or resetting it. */
  ended: boolean;
  ms: number;
}

/**
 * Writes the steps to a new connection and listens until the other side ends it, or until nothing came for `quietMs`
 * after the last step. Never throws: a reset is an end like any other.
 */
export async function converse(
  port: number,
  steps: readonly Step[],
  { quietMs = 700, mostMs = 30_000 } = {},
): Promise<Heard> {
  const started = performance.now();
  const chunks: Buffer[] = [];
  let lastHeard = started;
  let ended = false;
  const socket = net.connect(port, '127.0.0.1');
  socket.on('data', (chunk) => {
    lastHeard = performance.now();
    if (chunks.length < 2000) chunks.push(chunk);
  });
  socket.on('error', () => (ended = true));
  socket.on('close', () => (ended = true));
  await new Promise<void>((resolve) => socket.once('connect', resolve).once('close', () => resolve()));
  let heardBefore = 0;
  for (const step of steps) {
    if (ended || performance.now() - started > mostMs) break;
    if (typeof step === 'number') {
      await sleep(step);
      continue;
    }
    if (step instanceof RegExp) {
      const until = performance.now() + ANSWER_MS;
      const since = (): string => Buffer.concat(chunks.slice(heardBefore)).toString('latin1');
      while (!ended && !step.test(since()) && performance.now() < until) await sleep(5);
      continue;
    }
    heardBefore = chunks.length;
    if (!socket.write(step))
      await new Promise<void>((resolve) => socket.once('drain', resolve).once('close', () => resolve()));
  }
  lastHeard = Math.max(lastHeard, performance.now());
  while (!ended && performance.now() - lastHeard < quietMs && performance.now() - started < mostMs)
    await sleep(10);
  const ms = performance.now() - started;
  socket.destroy();
  return { text: Buffer.concat(chunks).toString('latin1'), ended, ms };
}

/** Connections that are opened and say nothing, until they are released. */
export async function crowd(port: number, size: number): Promise<() => void> {
  const sockets = Array.from({ length: size }, () => net.connect(port, '127.0.0.1').on('error', () => {}));
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) => socket.once('connect', resolve).once('close', () => resolve())),
    ),
  );
  return () => sockets.forEach((socket) => socket.destroy());
}
