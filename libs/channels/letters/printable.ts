/** Blanks of any width; then what prints nothing at all; then a hyphen that fonts seldom have beside the usual one. */
const ALIKE: readonly [RegExp, string][] = [
  [/[\t\p{Zs}]/gu, ' '],
  [/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu, ''],
  [/[\u2010\u2011]/gu, '-'],
];

const cleaned = (text: string): string =>
  ALIKE.reduce((left, [these, instead]) => left.replaceAll(these, instead), text.normalize('NFC'));

/** The same object with what no page can show taken out of its words. */
export const printable = <T>(value: T): T => {
  if (typeof value === 'string') return cleaned(value) as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, printable(each)])) as T;
};
