import type { Place } from '@frontdoor/contracts';

/** Fields that no page has: the hub puts a place there that it found in the gazetteer by what was chosen. */
export const PLACE_FIELDS = ['placeUprn', 'placeAddress', 'placeWard'] as const;

/** Of what somebody writes about a place. */
export const MOST_OF_PLACE = 300;

/** Lines of an address on one, as on an envelope with commas. */
export const onOneLine = (typed: string): string =>
  typed
    .split(/[\r\n,]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ');

/**
 * The place that a form names: one of the gazetteer, or else their own words.
 *
 * @param fields by name; `address` is what they wrote, `where` what they sought a place by
 */
export function placeIn(fields: (name: string) => string): Place | undefined {
  const written = onOneLine(fields('address'));
  if (fields('placeUprn') !== '')
    return {
      uprn: fields('placeUprn'),
      address: fields('placeAddress'),
      ...(fields('placeWard') !== '' && { ward: fields('placeWard') }),
      ...(written !== '' && { note: written }),
    };
  const address = written || onOneLine(fields('where'));
  return address === '' ? undefined : { address };
}
