import { withoutDirectionMarks } from '@frontdoor/kernel';
import { clipStart, oneLine } from '../plain-text.js';

/** Endings by media type, for files that come without a name; the first of a type is the usual one. */
const ENDINGS: readonly [ending: string, type: string][] = [
  ['eml', 'message/rfc822'],
  ['eml', 'message/global'],
  ['ics', 'text/calendar'],
  ['vcf', 'text/vcard'],
  ['vcf', 'text/x-vcard'],
  ['vcf', 'text/directory'],
  ['txt', 'text/plain'],
  ['html', 'text/html'],
  ['csv', 'text/csv'],
  ['rtf', 'text/rtf'],
  ['rtf', 'application/rtf'],
  ['xml', 'text/xml'],
  ['xml', 'application/xml'],
  ['json', 'application/json'],
  ['pdf', 'application/pdf'],
  ['zip', 'application/zip'],
  ['zip', 'application/x-zip-compressed'],
  ['gz', 'application/gzip'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['jpg', 'image/jpeg'],
  ['jpg', 'image/jpg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['heic', 'image/heic'],
  ['heif', 'image/heif'],
  ['tif', 'image/tiff'],
  ['bmp', 'image/bmp'],
  ['svg', 'image/svg+xml'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
  ['wav', 'audio/wav'],
  ['wav', 'audio/x-wav'],
  ['amr', 'audio/amr'],
  ['ogg', 'audio/ogg'],
  ['mp4', 'video/mp4'],
  ['3gp', 'video/3gpp'],
  ['mov', 'video/quicktime'],
  ['p7s', 'application/pkcs7-signature'],
  ['p7s', 'application/x-pkcs7-signature'],
  ['p7m', 'application/pkcs7-mime'],
  ['p7m', 'application/x-pkcs7-mime'],
  ['asc', 'application/pgp-signature'],
  ['dat', 'application/ms-tnef'],
];

/**
 * Name of a file without a path, control characters and turns of direction. One that comes without a name is counted
 * (from 0) and gets the ending of its type, so that it opens.
 */
export function nameOfFile(given: string | undefined, type: string, index: number): string {
  const plain = withoutDirectionMarks(oneLine(given ?? ''))
    .split(/[\\/]/)
    .at(-1)
    ?.trim();
  if (plain) return clipStart(plain, 255);
  const ending = ENDINGS.find(([, each]) => each === type)?.[0];
  return `attachment-${index + 1}${ending ? `.${ending}` : ''}`;
}

/** Media type that the ending of a name stands for. */
export function typeByName(name: string): string {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1]?.toLowerCase();
  return ENDINGS.find(([each]) => each === ending)?.[1] ?? 'application/octet-stream';
}
