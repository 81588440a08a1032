import { endsWell } from '@frontdoor/kernel';

/** With the name above them Notify wants three lines. */
const FEWEST = 2;
const NO_ADDRESS = /^(?:nfa|no fixed (?:abode|address))$/i;
/** Notify takes no line that begins with one of them. */
const WRONG_START = /^[@()=[\]"\\/,<>~]/;

/**
 * Why Notify would find the address of a letter unfit, some time after it took the letter and without saying why; here it
 * is said before, with what to do. Undefined for an address that it takes.
 *
 * @param address its lines joined by `, `, without the name
 */
export function addressProblem(address: string): string | undefined {
  const lines = address.split(', ').filter(Boolean);
  if (lines.length < FEWEST)
    return 'GOV.UK Notify posts only to an address of two lines or more. Complete the address.';
  if (!endsWell(lines))
    return 'GOV.UK Notify posts only to an address that ends with a postcode, such as CB1 2AB, or with a country. Correct the address.';
  if (lines.some((line) => NO_ADDRESS.test(line)))
    return 'GOV.UK Notify posts nothing to somebody without an address. Answer in another way.';
  const odd = lines.find((line) => WRONG_START.test(line));
  return odd === undefined
    ? undefined
    : `GOV.UK Notify takes no line of an address that begins with ${odd[0]}. Correct the address.`;
}
