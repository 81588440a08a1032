import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from './ledger.js';

/** Means: no final answer, send the same again. */
export const AGAIN = Symbol('again');

/** No sender gives up before this; then the hub has not been there for so long that the run fails. */
const PATIENCE_MS = 120_000;

/**
 * Does as senders do: what got no answer, or one that says "later", is sent again as it was, with the same id.
 *
 * @param attempt one try; throws when the connection breaks
 */
export async function persist<T>(
  ledger: Ledger,
  what: string,
  attempt: () => Promise<T | typeof AGAIN>,
): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let tries = 1; ; tries++) {
    const answer: T | typeof AGAIN = await attempt().catch((): typeof AGAIN => AGAIN);
    if (answer !== AGAIN) return answer;
    if (performance.now() > deadline)
      throw new Error(`No answer to ${what} for ${PATIENCE_MS} ms (${tries} tries)`);
    ledger.retried++;
    await sleep(Math.min(50 * tries, 500));
  }
}

/** Answers after which a sender tries again: too busy, broken, or not there. */
export const isPassing = (status: number): boolean => status === 429 || status === 408 || status >= 500;

export const inTime = (): AbortSignal => AbortSignal.timeout(15_000);
