import type { Aside } from '@frontdoor/contracts';
import type { EnclosedMail } from './mime/contents.js';
import { newTextOf, quotesIn } from './new-text.js';
import type { LineRange } from './html-text.js';
import type { Said } from './said.js';
import { signatureIn } from './signature.js';

/** More than so many are not told apart: they are shown as they stand. */
const MOST = 500;
/** So many lines that somebody answers below, line by line, are read with the answer. */
const SHORT = 8;

/** Where the pieces of a mail stand in its text, which joins those that say something with an empty line. */
class Lines {
  private readonly places = new Map<Said, LineRange>();

  constructor(said: readonly Said[]) {
    let at = 0;
    for (const piece of said) {
      if (!piece.saysSomething) continue;
      const to = at + piece.shown.split('\n').length;
      this.places.set(piece, [at, to]);
      at = to + 1;
    }
  }

  of(piece: Said): LineRange | undefined {
    return this.places.get(piece);
  }

  /** The lines of several pieces that stand together. */
  around(pieces: readonly Said[]): LineRange | undefined {
    const bounds = pieces.flatMap((piece) => this.of(piece) ?? []);
    return bounds.length > 0 ? [bounds[0]!, bounds.at(-1)!] : undefined;
  }
}

/**
 * What of a mail's text is not what its writer says: quotes, signatures, enclosed mails. What somebody answers line by
 * line stays with the answers, and where nothing else is said, a quote is what is said.
 */
export function asidesOf(said: readonly Said[], enclosed: readonly EnclosedMail[]): Aside[] {
  const lines = new Lines(said);
  const heads = new Set(enclosed.map(({ head }) => head));
  const found = enclosed.flatMap((mail) => enclosedAside(mail, lines) ?? []);
  for (const piece of said) {
    const place = lines.of(piece);
    if (!place || heads.has(piece) || newTextOf([piece]) === '') continue;
    for (const aside of within(piece)) found.push(moved(aside, place[0]));
  }
  if (found.length > MOST) return [];
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

const moved = (aside: Aside, by: number): Aside => ({ ...aside, from: aside.from + by, to: aside.to + by });

function within({ shown, quotes: marked }: Said): Aside[] {
  const lines = shown.split('\n');
  const quotes = quotesIn(lines, marked);
  const last = quotes.at(-1);
  const ownEnd = last && isRestEmpty(lines, last[1]) ? last[0] : lines.length;
  const signature = signatureIn(lines, ownEnd, quotes);
  return [
    ...quotes
      .filter(([from, to]) => to - from > SHORT || isRestEmpty(lines, to) || isRestSigned(to, signature))
      .map(([from, to]): Aside => ({ kind: 'quote', from, to })),
    ...(signature ? [{ kind: 'signature' as const, from: signature[0], to: signature[1] }] : []),
  ];
}

const isRestEmpty = (lines: readonly string[], from: number): boolean => {
  for (let at = from; at < lines.length; at++) if (lines[at]!.trim() !== '') return false;
  return true;
};

const isRestSigned = (to: number, signature: LineRange | undefined): boolean =>
  signature !== undefined && signature[0] >= to && signature[0] - to <= 2;

function enclosedAside({ head, said, shown, file, files }: EnclosedMail, lines: Lines): Aside | undefined {
  const place = lines.around([head, ...said]);
  if (!place) return undefined;
  const top = lines.of(head);
  const headLines = top ? top[1] - top[0] : 0;
  const [from, to] = place;
  return { kind: 'mail', from, to, mail: { lines: headLines, ...shown, file, files: [...files] } };
}
