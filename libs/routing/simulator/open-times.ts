/** When a promise's time counts, in milliseconds of the scenario: stretches in order, which do not touch. */
export class OpenTimes {
  /** Open time before each stretch. */
  private readonly before: number[];
  private readonly starts: number[];

  constructor(private readonly stretches: readonly (readonly [from: number, to: number])[]) {
    this.starts = stretches.map(([from]) => from);
    let sum = 0;
    this.before = stretches.map(([from, to]) => {
      const so = sum;
      sum += to - from;
      return so;
    });
  }

  /** The instant at which so much open time has passed since `from`; where the time ends first, that end. */
  after(from: number, within: number): number {
    const wanted = this.openUntil(from) + within;
    const index = lastAtMost(this.before, wanted, true);
    const [start, end] = this.stretches[index]!;
    return Math.min(start + wanted - this.before[index]!, end);
  }

  /** Open time that has passed by an instant. */
  openUntil(instant: number): number {
    const index = lastAtMost(this.starts, instant);
    if (index < 0) return 0;
    const [from, to] = this.stretches[index]!;
    return this.before[index]! + Math.min(instant, to) - from;
  }
}

/** The last index whose value is at most (or, strictly, less than) `limit`; −1 where there is none. */
function lastAtMost(values: readonly number[], limit: number, strictly = false): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (strictly ? values[middle]! < limit : values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return strictly ? Math.max(low - 1, 0) : low - 1;
}
