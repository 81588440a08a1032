const SEPARATOR = 'FRONTDOOR NEXT LETTER ';

/** What the keys of an installation are asked for, to make separator sheets that nobody outside can. */
export const SEPARATOR_PURPOSE = 'separator sheet';

/** What stands in the codes of separator sheets: the first on those that are printed now. */
export const separatorMarks = (keys: readonly string[]): string[] =>
  keys.map((key) => SEPARATOR + key.slice(0, 20));
