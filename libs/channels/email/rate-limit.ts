import type { Clock } from '@frontdoor/kernel';

const MINUTE = 60_000;

/** Counts per key in whole minutes of the clock; forgets everything when a new minute begins. */
export class PerMinute {
  private minute = -1;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
  ) {}

  /** Counts one; false when that is more than the limit allows. */
  allows(key: string): boolean {
    const minute = Math.floor(this.clock.now() / MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts.clear();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= this.limit;
  }
}
