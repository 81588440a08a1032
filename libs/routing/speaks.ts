/**
 * Whether somebody who speaks these languages can do work in that one: RFC 4647 lookup (section 3.4), by which English
 * is enough for `en-GB`, and basic filtering (3.3.1), by which British English is enough for `en`. Tags are BCP 47; the
 * range `*` (2.1) is every language, as with an interpreter.
 */
export function speaks(languages: readonly string[], wanted: string): boolean {
  if (wanted === '*') return true;
  const spoken = languages.map((tag) => tag.toLowerCase());
  const range = wanted.toLowerCase();
  return (
    spoken.some((tag) => tag.startsWith(`${range}-`)) ||
    fallbacks(range).some((each) => spoken.includes(each))
  );
}

/** A range and what is left of it when its last part is taken away, again and again; a part of one letter goes with the next. */
function fallbacks(range: string): string[] {
  const shorter = range.replace(/(-[a-z0-9])?-[^-]*$/, '');
  return shorter === range ? [range] : [range, ...fallbacks(shorter)];
}
