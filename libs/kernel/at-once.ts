/** Lets at most so many do something at once; whoever comes then waits for their turn, first come first served. */
export class AtOnce {
  private readonly waiting: (() => void)[] = [];

  /** @param free how many, 1 or more */
  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Handed on, so that nobody who comes now goes first.
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
