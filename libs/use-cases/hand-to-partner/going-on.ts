import type { Clock } from '@frontdoor/kernel';

/** Whoever is slower is not waited for. */
const WAIT_MS = 5000;

/**
 * What goes on with each partner, one thing at a time. A sweep waits a moment for it; it goes on beside the next sweeps where
 * a partner is slow, so that the others have their turn meanwhile.
 */
export class GoingOn {
  private readonly going = new Map<string, Promise<void>>();
  /** Nothing more is begun. */
  isOver = false;

  constructor(private readonly clock: Clock) {}

  /** The partners with whom something goes on. */
  get busy(): string[] {
    return [...this.going.keys()];
  }

  /** @param work that does not fail; it begins once what goes on with the partner has ended */
  begin(partnerId: string, work: () => Promise<void>): void {
    const before = this.going.get(partnerId) ?? Promise.resolve();
    const all = before.then(work).finally(() => {
      if (this.going.get(partnerId) === all) this.going.delete(partnerId);
    });
    this.going.set(partnerId, all);
  }

  /** Until all is done, or the slow have been waited for long enough. */
  async wait(): Promise<void> {
    const enough = new AbortController();
    const slept = this.clock.sleep(WAIT_MS, enough.signal).catch(() => undefined);
    await Promise.race([Promise.all(this.going.values()), slept]);
    enough.abort();
  }

  /** Ends when what goes on has ended. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.going.values());
  }
}
