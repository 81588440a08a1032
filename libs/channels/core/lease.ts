import type { AdapterContext } from './adapter.js';
import { fromHub, LeaseLost } from './hub-trouble.js';

/** How long a process that vanished keeps others off a source. */
const LEASE_MS = 30_000;
const RENEW_MS = 10_000;

/** The right of one process to read a source; its signal aborts as soon as that is lost or the listener is to stop. */
export interface Lease {
  signal: AbortSignal;
  /** Throws when the right is lost, or was not renewed in time because this process stood still. */
  check(): void;
}

/**
 * Runs `work` while this process alone holds the lease of `source`.
 *
 * @returns false when another process holds it
 */
export async function underLease(
  source: string,
  { intake, clock }: Pick<AdapterContext, 'intake' | 'clock'>,
  signal: AbortSignal,
  work: (lease: Lease) => Promise<void>,
): Promise<boolean> {
  let renewedAt = clock.now();
  if (!(await fromHub(() => intake.holdLease(source, LEASE_MS)))) return false;
  const lost = new AbortController();
  const ended = new AbortController();
  const either = AbortSignal.any([signal, lost.signal]);
  const renewing = (async () => {
    for (;;) {
      await clock.sleep(RENEW_MS, ended.signal);
      const now = clock.now();
      if (!(await intake.holdLease(source, LEASE_MS))) return;
      renewedAt = now;
    }
  })();
  // Refused, or not known whether it was renewed: nothing may be read without a lease.
  const watching = renewing.catch(() => undefined).finally(() => lost.abort());
  try {
    await work({
      signal: either,
      check: () => {
        either.throwIfAborted();
        // Either way: one that went back says nothing of how long this process stood still.
        if (Math.abs(clock.now() - renewedAt) >= LEASE_MS) throw new LeaseLost('The lease ran out');
      },
    });
  } catch (error) {
    const ours = signal.aborted || !lost.signal.aborted;
    throw ours ? error : new LeaseLost('The lease was not renewed', { cause: error });
  } finally {
    ended.abort();
    await watching;
    await intake.releaseLease(source).catch(() => undefined);
  }
  return true;
}
