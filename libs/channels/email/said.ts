import { htmlToText } from './html-text.js';

/** Characters of one piece that are shown; no contact may have more. */
const LONGEST = 1_000_001;

/** A piece of what a mail says, in order. */
export class Said {
  private text: string | undefined;

  constructor(
    private readonly kind: 'plain' | 'html',
    private readonly source: string,
  ) {}

  get isPlain(): boolean {
    return this.kind === 'plain';
  }

  /** What a reader sees. */
  get shown(): string {
    return (this.text ??= (
      this.kind === 'html' ? htmlToText(this.source, { longest: LONGEST }) : this.source
    ).slice(0, LONGEST));
  }

  /** The same with a line `>` in the place of each quote that HTML marks as one. */
  get withoutMarkedQuotes(): string {
    return this.kind === 'html'
      ? htmlToText(this.source, { longest: LONGEST, foldQuotes: true }).slice(0, LONGEST)
      : this.shown;
  }

  get saysSomething(): boolean {
    return this.shown.trim() !== '';
  }
}
