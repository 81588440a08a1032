import { withoutDirectionMarks } from '@frontdoor/kernel';

const MOST_LETTERS = 255;
const OF_UNKNOWN = 'application/octet-stream';

/** What files of these types begin with, as latin1; a dot stands for any byte. */
const BEGINNINGS: readonly (readonly [type: string, beginning: RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n.\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF.{4}WEBP/s],
  ['image/heic', /^.{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/s],
  ['image/tiff', /^(?:II\*\0|MM\0\*)/],
  ['image/bmp', /^BM.{4}\0{4}/s],
  ['application/pdf', /^%PDF-/],
  ['video/mp4', /^.{4}ftyp(?:isom|iso2|mp4[12]|avc1|M4V )/s],
  ['video/quicktime', /^.{4}ftypqt {2}/s],
];
const KNOWN = new Set(BEGINNINGS.map(([type]) => type));

/**
 * What a file is, by its first bytes. What its sender calls it counts only where it does not claim to be of a type that it
 * would begin like: then nobody knows. It is for labels; nothing is opened because of it.
 */
export function typeOfFile(content: Uint8Array, said: string): string {
  const start = Buffer.from(content.subarray(0, 32)).toString('latin1');
  const found = BEGINNINGS.find(([, beginning]) => beginning.test(start))?.[0];
  if (found) return found;
  const type = said.split(';')[0]!.trim().toLowerCase();
  return /^[a-z]+\/[\w.+-]{1,100}$/.test(type) && !KNOWN.has(type) ? type : OF_UNKNOWN;
}

/** Name of a file on one line, without a path and turns of direction; its ending stays where it is long. */
export function nameOfFile(given: string, index: number): string {
  const line = withoutDirectionMarks(given).replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const name = line.split(/[\\/]/).at(-1)!.trim();
  return name === '' ? `file-${index + 1}` : name.slice(-MOST_LETTERS).toWellFormed();
}
