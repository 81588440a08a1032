import { isCountry } from '@frontdoor/kernel';

export type AddressFault =
  | 'address-is-empty'
  | 'not-enough-address-lines'
  | 'too-many-address-lines'
  | 'no-fixed-abode-address'
  | 'not-a-real-uk-postcode-or-country'
  | 'invalid-char-in-address';

const [FEWEST, MOST] = [3, 7];
const HOME = /^(england|scotland|wales|cymru|northern ireland|great britain|united kingdom|uk)$/i;
/** The whole line, with or without its space. */
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}$/i;
const NO_ADDRESS = /^(nfa|no fixed (abode|address))$/i;
const WRONG_START = /^[@()=[\]"\\/,<>~]/;

/** What Notify refuses about the lines that show in the window, in its order; undefined for an address that it takes. */
export function faultOfAddress(read: readonly string[]): AddressFault | undefined {
  const lines = read
    .map((line) =>
      line
        .trim()
        .replaceAll(/\s+/g, ' ')
        .replace(/[ ,]+$/, ''),
    )
    .filter(Boolean);
  if (lines.length === 0) return 'address-is-empty';
  if (lines.length < FEWEST) return 'not-enough-address-lines';
  if (lines.length > MOST) return 'too-many-address-lines';
  const last = lines.findLast((line) => !HOME.test(line)) ?? '';
  if (!POSTCODE.test(last) && !isCountry(last)) return 'not-a-real-uk-postcode-or-country';
  if (lines.some((line) => NO_ADDRESS.test(line))) return 'no-fixed-abode-address';
  return lines.some((line) => WRONG_START.test(line)) ? 'invalid-char-in-address' : undefined;
}
