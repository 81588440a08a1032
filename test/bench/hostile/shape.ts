/**
 * A kind of input of any size: `head` once, `open` again and again, `close` as often, `tail` once. The pieces hold bytes
 * as latin1 characters; `%n` in a piece counts the repetitions, so that each can have a name of its own.
 */
export interface Shape {
  head: string[];
  open: string[];
  close: string[];
  tail: string[];
}

/** What the search is made of: shapes that it begins with, and the pieces that it puts together. */
export interface Grammar {
  known: readonly Shape[];
  /** Whole beginnings, such as the header of a mail. */
  heads: readonly string[];
  pieces: readonly string[];
}

/** The input of this shape that is as long as `bytes` allows, cut off there. */
export function render({ head, open, close, tail }: Shape, bytes: number): Buffer {
  const [first, again, back, last] = [head, open, close, tail].map((pieces) => pieces.join('')) as [
    string,
    string,
    string,
    string,
  ];
  const room = Math.max(0, bytes - first.length - last.length);
  const times = Math.floor(room / Math.max(1, longest(again) + longest(back)));
  const opened = repeat(again, times);
  const closed = repeat(back, times, true);
  return Buffer.from(`${first}${opened}${closed}${last}`.slice(0, bytes), 'latin1');
}

const COUNTER = '%n';
const longest = (piece: string): number => piece.length + 5 * (piece.split(COUNTER).length - 1);

function repeat(piece: string, times: number, backwards = false): string {
  if (!piece.includes(COUNTER)) return piece.repeat(times);
  const parts = Array.from({ length: times }, (_, n) =>
    piece.replaceAll(COUNTER, String(backwards ? times - 1 - n : n)),
  );
  return parts.join('');
}
