import { Said } from '../said.js';
import { asBuffer } from './lines.js';
import { decodeCharset } from './charset.js';
import { typeByName } from './file-names.js';
import { decompressRtf } from './compressed-rtf.js';
import { type MapiValue, readProperties } from './mapi-properties.js';
import { rtfToText } from './rtf-text.js';

/** What a winmail.dat holds. */
interface TnefContents {
  files: { name: string; type: string; content: Uint8Array }[];
  said: Said[];
}

const SIGNATURE = 0x223e9f78;
/** Mails within mails within winmail.dat. */
const MOST_LEVELS = 10;

/** Attributes (MS-OXTNEF, section 2.1.3.3), without the level byte. */
const ATTRIBUTE = {
  attachment: 0x00069002,
  attachmentData: 0x0006800f,
  attachmentTitle: 0x00018010,
  attachmentProperties: 0x00069005,
  messageProperties: 0x00069003,
  body: 0x0002800c,
  codePage: 0x00069007,
} as const;

/** Properties (MS-OXPROPS), by their identifiers. */
const PROPERTY = {
  body: 0x1000,
  html: 0x1013,
  rtf: 0x1009,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  type: 0x370e,
  displayName: 0x3001,
} as const;

interface Draft {
  name?: string;
  type?: string;
  content?: Uint8Array;
  enclosed?: Uint8Array;
}

/**
 * Reads the wrapper that Outlook puts around a mail (TNEF, MS-OXTNEF): files under their own names, and what the mail
 * says in case it says so nowhere else. What is cut off or broken ends the reading; undefined for what is no TNEF.
 */
export function readTnef(bytes: Uint8Array, level = 0): TnefContents | undefined {
  const data = asBuffer(bytes);
  if (data.length < 6 || data.readUInt32LE(0) !== SIGNATURE || level > MOST_LEVELS) return undefined;
  const files: Draft[] = [];
  const said: TnefContents['said'] = [];
  let codePage = 'windows-1252';
  for (const { id, value } of attributes(data)) {
    const file = files.at(-1);
    if (id === ATTRIBUTE.attachment) files.push({});
    else if (id === ATTRIBUTE.codePage && value.length >= 4) codePage = `cp${value.readUInt32LE(0)}`;
    else if (id === ATTRIBUTE.attachmentData && file) file.content = value;
    else if (id === ATTRIBUTE.attachmentTitle && file) file.name ??= textOf(value, codePage);
    else if (id === ATTRIBUTE.attachmentProperties && file) describe(file, value, codePage);
    else if (id === ATTRIBUTE.body) said.push(new Said('plain', textOf(value, codePage)));
    else if (id === ATTRIBUTE.messageProperties) said.push(...saidIn(value, codePage));
  }
  const inner = files.flatMap(({ enclosed }) => (enclosed && readTnef(enclosed, level + 1)) ?? []);
  return {
    files: [
      ...files.flatMap(({ name = '', type, content }) =>
        content ? { name, type: type ?? typeByName(name), content } : [],
      ),
      ...inner.flatMap((each) => each.files),
    ],
    said: [...said.filter((each) => each.saysSomething).slice(0, 1), ...inner.flatMap((each) => each.said)],
  };
}

/** Attributes up to the first that does not fit: a level, an identifier, a length, the value and a checksum. */
function* attributes(data: Buffer): Generator<{ id: number; value: Buffer }> {
  for (let at = 6; at + 11 <= data.length;) {
    const id = data.readUInt32LE(at + 1);
    const length = data.readUInt32LE(at + 5);
    const end = at + 9 + length;
    if (end > data.length) return;
    yield { id, value: data.subarray(at + 9, end) };
    at = end + 2;
  }
}

function describe(file: Draft, value: Buffer, codePage: string): void {
  const properties = readProperties(value, codePage);
  const text = (id: number): string | undefined => asText(properties.get(id), codePage);
  file.name = text(PROPERTY.longName) || file.name || text(PROPERTY.shortName) || text(PROPERTY.displayName);
  file.type = /^[\w.+-]+\/[\w.+-]+$/.exec(text(PROPERTY.type)?.toLowerCase() ?? '')?.[0];
  const data = properties.get(PROPERTY.data);
  if (!(data instanceof Uint8Array)) return;
  // An object begins with the identifier of its interface; a mail within the mail is TNEF again.
  if (data.length > 20 && data.readUInt32LE(16) === SIGNATURE) file.enclosed = data.subarray(16);
  else file.content ??= data;
}

/** The best of the forms in which a message's properties hold what it says. */
function saidIn(value: Buffer, codePage: string): TnefContents['said'] {
  const properties = readProperties(value, codePage);
  const plain = asText(properties.get(PROPERTY.body), codePage);
  if (plain?.trim()) return [new Said('plain', plain)];
  const html = asText(properties.get(PROPERTY.html), codePage);
  if (html?.trim()) return [new Said('html', html)];
  const packed = properties.get(PROPERTY.rtf);
  const rtf = packed instanceof Uint8Array ? decompressRtf(packed) : undefined;
  return rtf ? [new Said('plain', rtfToText(rtf))] : [];
}

const asText = (value: MapiValue | undefined, codePage: string): string | undefined =>
  value instanceof Uint8Array ? textOf(value, codePage) : value;

const textOf = (bytes: Uint8Array, codePage: string): string =>
  decodeCharset(bytes, codePage).replace(/\0[^]*$/, '');
