const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
  'audio/3gpp': '3gp',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/calendar': 'ics',
};

const NOUNS: Readonly<Record<string, string>> = { image: 'picture', audio: 'sound', video: 'film' };

/** A name for a file that came without one, by its type and its place among the others, from 0. */
export function nameOfFile(contentType: string, place: number): string {
  const kind = contentType.split('/')[0]!;
  const noun = Object.hasOwn(NOUNS, kind) ? NOUNS[kind] : 'file';
  const ending = Object.hasOwn(ENDINGS, contentType) ? `.${ENDINGS[contentType]}` : '';
  return `${noun}-${place + 1}${ending}`;
}
