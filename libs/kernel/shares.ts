/** How much of something is held at once, by whom: all together and each for itself have a bound. */
export class Shares {
  private held = 0;
  private readonly byHolder = new Map<string, number>();

  /**
   * @param whole what all may hold together
   * @param each what one may hold
   */
  constructor(
    private readonly whole: number,
    private readonly each: number,
  ) {}

  /** Takes that much more; false, and nothing taken, where it is more than there may be. */
  take(holder: string, amount: number, each = this.each): boolean {
    const own = (this.byHolder.get(holder) ?? 0) + amount;
    if (own > each || this.held + amount > this.whole) return false;
    this.byHolder.set(holder, own);
    this.held += amount;
    return true;
  }

  /** Gives back what was taken. */
  give(holder: string, amount: number): void {
    const own = (this.byHolder.get(holder) ?? 0) - amount;
    if (own > 0) this.byHolder.set(holder, own);
    else this.byHolder.delete(holder);
    this.held -= amount;
  }
}
