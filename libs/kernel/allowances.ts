/** So many holders are counted; beyond that the one who began first is forgotten. */
const MOST_HOLDERS = 100_000;

interface Spent {
  count: number;
  /** When the count begins again, epoch milliseconds. */
  until: number;
}

/** How often each holder may do something within a time that begins with the first. */
export class Allowances {
  private readonly spent = new Map<string, Spent>();

  /**
   * @param most how often
   * @param windowMs in how many milliseconds
   */
  constructor(
    private readonly most: number,
    private readonly windowMs: number,
  ) {}

  /**
   * Counts one more.
   *
   * @param now epoch milliseconds
   * @returns undefined where it may be; otherwise from when on it may be again, and nothing is counted
   */
  take(holder: string, now: number): number | undefined {
    this.forgetOver(now);
    const before = this.spent.get(holder);
    if (before === undefined) this.spent.set(holder, { count: 1, until: now + this.windowMs });
    else if (before.count >= this.most) return before.until;
    else before.count++;
    return undefined;
  }

  /** One that was counted does not count. */
  giveBack(holder: string): void {
    const spent = this.spent.get(holder);
    if (spent && spent.count > 0) spent.count--;
  }

  /** All times are equally long, so those that began first are over first. */
  private forgetOver(now: number): void {
    for (const [holder, { until }] of this.spent) {
      if (until > now && this.spent.size < MOST_HOLDERS) return;
      this.spent.delete(holder);
    }
  }
}
