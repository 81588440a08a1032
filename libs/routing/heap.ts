import TinyQueue from 'tinyqueue';

/** Things in an order of their own, of which the first that fits is wanted. What is gone is dropped on the way. */
export class Heap<T> {
  private readonly queue: TinyQueue<T>;

  constructor(
    order: (a: T, b: T) => number,
    private readonly isGone: (one: T) => boolean,
  ) {
    this.queue = new TinyQueue<T>([], order);
  }

  push(one: T): void {
    this.queue.push(one);
  }

  /** The first that fits; it stays where it is until it is gone. */
  first(fits: (one: T) => boolean): T | undefined {
    let passed: T[] | undefined;
    let found: T | undefined;
    while (found === undefined && this.queue.length > 0) {
      const top = this.queue.peek()!;
      if (this.isGone(top)) this.queue.pop();
      else if (fits(top)) found = top;
      else (passed ??= []).push(this.queue.pop()!);
    }
    if (passed) for (const one of passed) this.queue.push(one);
    return found;
  }

  /** Takes from the top, in order, as long as it is `wanted`. */
  *takeWhile(wanted: (one: T) => boolean): Generator<T> {
    for (let top = this.queue.peek(); top !== undefined; top = this.queue.peek()) {
      const isGone = this.isGone(top);
      if (!isGone && !wanted(top)) return;
      this.queue.pop();
      if (!isGone) yield top;
    }
  }
}
