import { endsWell } from '@frontdoor/kernel';

const FEWEST_LINES = 3;

/**
 * What a postman would miss in an address.
 *
 * @param lines name and address, as they show in the window of the envelope
 */
export function doubtsOfAddress(lines: readonly string[]): string[] {
  const doubts: string[] = [];
  if (lines.length < FEWEST_LINES)
    doubts.push('The address has fewer than three lines with the name: the letter may not arrive.');
  if (!endsWell(lines))
    doubts.push('The address does not end with a postcode, such as CB1 2AB, or with a country.');
  return doubts;
}
