/** A postcode of the United Kingdom, as a line of its own or at the end of one. */
const POSTCODE = /(?:^| )(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$/i;
const FEWEST_LINES = 3;

/** By their English names; the post of others has codes of its own. */
const COUNTRIES = new Set(countryNames());

/**
 * What a postman would miss in an address.
 *
 * @param lines name and address, as they show in the window of the envelope
 */
export function doubtsOfAddress(lines: readonly string[]): string[] {
  const doubts: string[] = [];
  const last = lines.at(-1) ?? '';
  if (lines.length < FEWEST_LINES)
    doubts.push('The address has fewer than three lines with the name: the letter may not arrive.');
  if (!POSTCODE.test(last) && !COUNTRIES.has(last.toLowerCase()))
    doubts.push('The address does not end with a postcode, such as CB1 2AB, or with a country.');
  return doubts;
}

function countryNames(): string[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, place) => String.fromCodePoint(65 + place));
  return letters.flatMap((first) =>
    letters.flatMap((second) => names.of(first + second)?.toLowerCase() ?? []),
  );
}
