import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The only place that reads the machine's time. Everything else is handed a Clock.
 * Instants are UTC; a time zone belongs to a calendar, never to a clock.
 */
export abstract class Clock {
  /** The current instant as epoch milliseconds, UTC. */
  abstract now(): number;

  /** The current instant as a Date, for drivers that want one. */
  date(): Date {
    return new Date(this.now());
  }

  /** Resolves after `ms` milliseconds, or rejects with AbortError when `signal` aborts. */
  abstract sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    await sleep(ms, undefined, { signal });
  }
}

/** A clock that stands where it is put. For tests, simulation and replay. */
export class FixedClock extends Clock {
  constructor(private instant: number) {
    super();
  }

  now(): number {
    return this.instant;
  }

  /** Moves on by `ms` milliseconds. */
  advance(ms: number): void {
    this.instant += ms;
  }

  /** Stands at an ISO 8601 instant or epoch milliseconds. */
  set(to: string | number): void {
    this.instant = typeof to === 'number' ? to : Date.parse(to);
  }

  async sleep(ms: number): Promise<void> {
    this.advance(ms);
    await Promise.resolve();
  }
}

/** Another clock that is wrong by so many milliseconds. For stand-ins and tests. */
export class WrongClock extends Clock {
  aheadMs = 0;

  constructor(private readonly right: Clock) {
    super();
  }

  now(): number {
    return this.right.now() + this.aheadMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.right.sleep(ms, signal);
  }
}

/** Date from an instant in epoch milliseconds, so that nobody else needs `new Date`. */
export const toDate = (instant: number): Date => new Date(instant);

/** ISO 8601 text in UTC of an instant, with milliseconds. */
export const toIso = (instant: number): string => new Date(instant).toISOString();
