/** A postcode of the United Kingdom, as a line of its own or at the end of one. */
const POSTCODE = /^(?:(.+) )?(GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$/i;

/** Part of the United Kingdom, or all of it: below the postcode they change nothing. */
const HOME = new Set([
  ...['england', 'scotland', 'wales', 'cymru', 'northern ireland'],
  ...['great britain', 'united kingdom', 'uk'],
]);

/** By their English names; the post of others has codes of its own. */
const COUNTRIES = new Set(countryNames());

/** What a line says before the postcode at its end, '' where that is all of it; undefined without one. */
export const beforePostcode = (line: string): { before: string; postcode: string } | undefined => {
  const [, before = '', postcode] = POSTCODE.exec(line) ?? [];
  return postcode === undefined ? undefined : { before, postcode };
};

/** Whether this is a country by its English name, in any letters. */
export const isCountry = (line: string): boolean => COUNTRIES.has(line.toLowerCase());

/** Whether the post can tell from its last line where an address is: by a postcode, or a country by its English name. */
export function endsWell(lines: readonly string[]): boolean {
  const last = lines.findLast((line) => !HOME.has(line.toLowerCase())) ?? '';
  return beforePostcode(last) !== undefined || isCountry(last);
}

function countryNames(): string[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, place) => String.fromCodePoint(65 + place));
  return letters.flatMap((first) =>
    letters.flatMap((second) => names.of(first + second)?.toLowerCase() ?? []),
  );
}
