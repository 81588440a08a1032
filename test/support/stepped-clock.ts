import { Clock } from '@frontdoor/kernel';

interface Sleeper {
  until: number;
  wake: () => void;
}

/**
 * A clock that stands still until a test steps it, for a whole hub at a chosen time. Whoever sleeps is woken when the
 * clock is stepped past the end of the sleep, or when that much real time has gone by, so that a start-up or a
 * retry that waits a moment does not wait for the test.
 */
export class SteppedClock extends Clock {
  private instant: number;
  private readonly sleepers = new Set<Sleeper>();

  /** @param start ISO 8601 instant */
  constructor(start: string) {
    super();
    this.instant = Date.parse(start);
  }

  now(): number {
    return this.instant;
  }

  /** Stands at an ISO 8601 instant, which must not be earlier than now, and wakes whoever slept until then. */
  stepTo(to: string): void {
    this.step(Date.parse(to) - this.instant);
  }

  /** Moves on by `ms` milliseconds. */
  step(ms: number): void {
    if (!(ms >= 0)) throw new Error(`A clock does not go back, and not by ${ms} ms`);
    this.instant += ms;
    for (const sleeper of this.sleepers) if (sleeper.until <= this.instant) sleeper.wake();
  }

  /** What a machine whose clock was set wrong does once it is put right. Who sleeps, sleeps on. */
  setBack(ms: number): void {
    this.instant -= ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.sleepers.delete(sleeper);
        signal?.removeEventListener('abort', onAbort);
        settle();
      };
      const onAbort = (): void => end(() => reject(signal!.reason as Error));
      const sleeper = { until: this.instant + ms, wake: () => end(resolve) };
      const timer = setTimeout(sleeper.wake, ms);
      if (signal?.aborted) return onAbort();
      signal?.addEventListener('abort', onAbort);
      this.sleepers.add(sleeper);
    });
  }
}
