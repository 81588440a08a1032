/** A value fit for the title of a test: short, on one line, with what cannot be seen escaped. */
const brief = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const shown = text.length > 60 ? `${text.slice(0, 40)}… (${text.length})` : text;
  return JSON.stringify(shown).slice(1, -1).replaceAll('\\"', '"');
};

/** Rows for `it.each` whose first column is the title made of the first value. */
export const titled = <T>(values: readonly T[]): [string, T][] =>
  values.map((value) => [brief(value), value]);

/** The same for rows of a value and something to be said of it. */
export const titledPairs = <T>(rows: readonly (readonly [T, string])[]): [string, string, T][] =>
  rows.map(([value, about]) => [brief(value), about, value]);
