import type { DrawnPage } from '@frontdoor/channels/paper';

export type Outcome = DrawnPage;

type Kept = Outcome & { name: string };

/** Of all pages together; what was not asked for longest goes first. */
const MOST_BYTES = 32 * 1024 * 1024;
/** What a refusal and its key weigh, at most. */
const SMALLEST = 512;

const weightOf = (kept: Kept): number => SMALLEST + ('png' in kept ? kept.png.length : 0);

/** Pages that were drawn, and files of which there are none, as long as there is room. */
export class KeptPages {
  private readonly kept = new Map<string, Kept>();
  private readonly underWay = new Map<string, Promise<Kept>>();
  private bytes = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  /** What is kept under a key; else what is made now, once for all who ask meanwhile. */
  get(key: string, make: () => Promise<Kept>): Promise<Kept> {
    const found = this.kept.get(key);
    if (found) {
      this.kept.delete(key);
      this.kept.set(key, found);
      return Promise.resolve(found);
    }
    const begun = this.underWay.get(key);
    if (begun) return begun;
    const making = make()
      .then((made) => this.keep(key, made))
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, making);
    return making;
  }

  private keep(key: string, made: Kept): Kept {
    this.kept.set(key, made);
    this.bytes += weightOf(made);
    for (const [oldest, kept] of this.kept) {
      if (this.bytes <= this.mostBytes) break;
      this.kept.delete(oldest);
      this.bytes -= weightOf(kept);
    }
    return made;
  }
}
