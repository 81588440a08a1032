import { uprn as uprnOf } from '@frontdoor/contracts';
import { storable, toPostcode, withoutDirectionMarks } from '@frontdoor/kernel';
import { wordsOf } from './words-of.js';

/** The columns of a gazetteer. */
export const COLUMNS = ['uprn', 'address', 'ward', 'postcode'] as const;
export type LineOfGazetteer = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** A place as it is kept. */
export interface KeptPlace {
  uprn: string;
  /** On one line, without the postcode. */
  address: string;
  /** Empty where it is in none. */
  ward: string;
  /** As `CB1 1AA`; empty where it has none. */
  postcode: string;
  /** By which it is found. */
  words: string[];
}

const MOST = { address: 300, ward: 100 };

/** A line of a gazetteer as a place, or everything that is wrong with it, each saying what is expected. */
export function placeOfLine(line: LineOfGazetteer): KeptPlace | { faults: string[] } {
  const uprn = line.uprn.trim().replace(/^0+(?=\d)/, '');
  const postcode = toPostcode(line.postcode) ?? '';
  const ward = oneLine(line.ward);
  const address = withoutPostcode(oneLine(line.address), postcode);
  const faults: string[] = [];
  if (!uprnOf.safeParse(uprn).success)
    faults.push(`“${line.uprn.slice(0, 40)}” is no UPRN: it has up to 12 digits and nothing else`);
  if (address === '') faults.push('the address is empty');
  else if (address.length > MOST.address)
    faults.push(`the address is longer than ${MOST.address} characters`);
  if (ward.length > MOST.ward) faults.push(`the ward is longer than ${MOST.ward} characters`);
  if (postcode === '' && line.postcode.trim() !== '')
    faults.push(`“${line.postcode.slice(0, 40)}” is no postcode like CB1 1AA`);
  if (faults.length > 0) return { faults };
  return { uprn, address, ward, postcode, words: wordsOf(`${address} ${postcode.replace(' ', '')}`) };
}

const oneLine = (text: string): string =>
  withoutDirectionMarks(storable(text))
    .replaceAll(/\s*[\r\n]+\s*/g, ', ')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/[\s,]*,[\s,]*/g, ', ')
    .replaceAll(/^[\s,]+|[\s,]+$/g, '');

/** Many gazetteers say the postcode at the end of the address as well. */
function withoutPostcode(address: string, postcode: string): string {
  if (postcode === '') return address;
  const [outward, inward] = postcode.split(' ');
  return address.replace(new RegExp(`[\\s,]*\\b${outward} ?${inward}$`, 'i'), '');
}
