const MOST_NAMED = 20;

/** For the writer: which characters to replace. */
export const sayMissing = (missing: readonly string[]): string =>
  `The letter has characters that cannot be printed: ${missing.slice(0, MOST_NAMED).map(named).join(', ')}. Replace them.`;

/** As it looks where it can be shown, and its number, by which it can be looked up. */
const named = (character: string): string =>
  `${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`;
