import { type HtmlText, htmlToText, type LineRange } from './html-text.js';

/** Characters of one piece that are shown; no contact may have more. */
const LONGEST = 1_000_001;

/** A piece of what a mail says, in order. */
export class Said {
  /** The same as its writer formatted it, where this is the plain one of several. */
  formatted: readonly Said[] = [];
  private read: HtmlText | undefined;

  constructor(
    private readonly kind: 'plain' | 'html',
    readonly source: string,
  ) {}

  get isPlain(): boolean {
    return this.kind === 'plain';
  }

  /** What a reader sees, in lines that end with LF. */
  get shown(): string {
    return this.contents.text;
  }

  /** Lines of it that HTML marks as quoted. */
  get quotes(): readonly LineRange[] {
    return this.contents.quotes;
  }

  get saysSomething(): boolean {
    return this.shown.trim() !== '';
  }

  private get contents(): HtmlText {
    return (this.read ??=
      this.kind === 'html'
        ? htmlToText(this.source, LONGEST)
        : { text: tidy(this.source.slice(0, LONGEST)), quotes: [] });
  }
}

const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd();
