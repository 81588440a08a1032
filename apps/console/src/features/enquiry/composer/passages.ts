const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** Whether a text has a passage, word for word; line breaks, spaces and capitals may differ. */
export const hasPassage = (text: string, passage: string): boolean =>
  squeezed(passage) !== '' && squeezed(text).includes(squeezed(passage));

/** The stretch that an edit replaced: up to `from` and from `oldTo` or `newTo` on, both texts are the same. */
const editBetween = (before: string, after: string) => {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { from, oldTo: before.length - tail, newTo: after.length - tail };
};

/**
 * A passage after an edit of its text. A correction in its middle belongs to it; an edit that touches its beginning or
 * end leaves it as it was, so that it is found again only when the words come back.
 */
export const followEdit = (passage: string, before: string, after: string): string => {
  if (hasPassage(after, passage)) return passage;
  const start = before.indexOf(passage);
  if (start < 0) return passage;
  const end = start + passage.length;
  const { from, oldTo, newTo } = editBetween(before, after);
  const isInside = start < from && oldTo < end;
  return isInside ? after.slice(start, end + newTo - oldTo) : passage;
};

/** Puts a passage in at a place; at the end it becomes a paragraph of its own. `end` is where it ends. */
export const putIn = (text: string, passage: string, place: number): { text: string; end: number } => {
  const before = text.slice(0, place);
  const after = text.slice(place);
  const upTo = (start: string) => `${start}${passage}`;
  if (after.trim() === '') {
    const whole = upTo(before.trim() === '' ? '' : `${before.trimEnd()}\n\n`);
    return { text: whole, end: whole.length };
  }
  const first = upTo(before === '' || /\s$/.test(before) ? before : `${before} `);
  return { text: `${first}${/^\s/.test(after) ? '' : ' '}${after}`, end: first.length };
};
