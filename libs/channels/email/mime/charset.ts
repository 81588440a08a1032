import { TextDecoder as WebDecoder } from '@exodus/bytes/encoding.js';
import iconv from 'iconv-lite';
import { fromEscapes } from './escaped-charsets.js';
import { decodeUtf7 } from './utf7.js';
import { decodeLooseUtf8, decodeUnlabelled } from './unlabelled.js';

/** Names that say nothing: what programs write when they do not know, or ASCII where more than ASCII follows. */
const SAYS_NOTHING =
  /^(|(us[-_]?)?ascii|ansi_x3\.4-19(68|86)|iso[-_]?646([-_]us)?|iso646-us|cp367|ibm367|unknown([-_]?8bit)?|x-unknown|8[-_ ]?bit|7[-_ ]?bit|binary|none|default|default_charset|_?autodetect.*|utf)$/;

/** Names that mail programs use and that no list of encodings has, to names that one has. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  utf8mb3: 'utf-8',
  utf8mb4: 'utf-8',
  cp65001: 'utf-8',
  cp20127: 'us-ascii',
  cp28591: 'windows-1252',
  cp28592: 'iso-8859-2',
  cp28605: 'iso-8859-15',
  cp10000: 'macintosh',
  cp20866: 'koi8-r',
  cp21866: 'koi8-u',
  cp51949: 'euc-kr',
  cp51932: 'euc-jp',
  cp54936: 'gb18030',
  cp932: 'shift_jis',
  ibm943: 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  'x-windows-949': 'euc-kr',
  cp936: 'gbk',
  ms936: 'gbk',
  gb18030_2005: 'gb18030',
  gb_2312: 'gbk',
  cp950: 'big5',
  ms950: 'big5',
  'big5-eten': 'big5',
  eucjp: 'euc-jp',
  'x-euc-jp-ms': 'euc-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  'x-mac-ce': 'maccenteuro',
  'x-mac-centraleurroman': 'maccenteuro',
  'x-mac-greek': 'macgreek',
  'x-mac-turkish': 'macturkish',
  'x-mac-icelandic': 'maciceland',
  'iso-8859-8-e': 'iso-8859-8',
  'windows-28591': 'windows-1252',
  'windows-28605': 'iso-8859-15',
  'iso-8859-11': 'windows-874',
};

/**
 * Text of bytes that say what they are. Labels are read as browsers do (WHATWG Encoding: iso-8859-1 is windows-1252,
 * gb2312 is gbk), with what browsers refuse beside: UTF-7 (RFC 2152), UTF-32, code pages of DOS, escapes of old
 * Chinese and Korean. A label that says nothing, or that nobody knows, counts as none, and UTF-8 that is not UTF-8
 * is read as well as can be. Node's own TextDecoder reads windows-1252, big5, euc-kr and others wrongly.
 *
 * @param elsewhere label of the surroundings, for bytes without one of their own that are no UTF-8
 */
export function decodeCharset(bytes: Uint8Array, label: string | undefined, elsewhere?: string): string {
  const name = nameOf(label);
  if (SAYS_NOTHING.test(name))
    return decodeUnlabelled(bytes, (text) => decodeIfNamed(text, nameOf(elsewhere)));
  return (
    decodeIfNamed(bytes, name) ?? decodeUnlabelled(bytes, (text) => decodeIfNamed(text, nameOf(elsewhere)))
  );
}

/** A label without quotes, comment, the language of RFC 2231, and case. */
function nameOf(label: string | undefined): string {
  const name = (label ?? '')
    .slice(0, 60)
    .toLowerCase()
    .replace(/^[\s"']+|[\s"';]+$/g, '')
    .replace(/(\*|\s*\().*$/, '');
  return ALSO_CALLED[name] ?? name;
}

/** Undefined where nobody knows the name. */
function decodeIfNamed(bytes: Uint8Array, name: string): string | undefined {
  if (SAYS_NOTHING.test(name)) return undefined;
  if (/^(x-)?(unicode-\d-\d-)?utf-?8(n|-mac)?$|^unicode-2-0-utf-8$/.test(name)) return decodeLooseUtf8(bytes);
  if (/^(x-|cs)?(unicode-?1-?1-?)?utf-?7$/.test(name)) return decodeUtf7(bytes);
  if (/^(utf-?16|ucs-?2|iso-10646-ucs-2|unicode)$/.test(name)) return decodeUtf16(bytes);
  if (/^(utf-?32|ucs-?4)([lb]e)?$/.test(name)) return decodeUtf32(bytes, name);
  const escaped = fromEscapes(bytes, name);
  if (escaped) return webDecoder(escaped.name)?.decode(escaped.bytes);
  const web = webDecoder(name);
  if (web) return web.decode(bytes);
  return iconv.encodingExists(name) ? iconv.decode(Buffer.from(bytes), name) : undefined;
}

function webDecoder(name: string): InstanceType<typeof WebDecoder> | undefined {
  try {
    return new WebDecoder(name);
  } catch {
    return undefined;
  }
}

/** Without a byte order mark the half that holds more zeros is the high one; big end first where that tells nothing. */
function decodeUtf16(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new WebDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new WebDecoder('utf-16be').decode(bytes);
  let zeros = 0;
  for (let at = 0; at + 1 < Math.min(bytes.length, 2000); at += 2)
    zeros += (bytes[at] === 0 ? 1 : 0) - (bytes[at + 1] === 0 ? 1 : 0);
  return new WebDecoder(zeros < 0 ? 'utf-16le' : 'utf-16be').decode(bytes);
}

const decodeUtf32 = (bytes: Uint8Array, name: string): string => {
  const end = name.endsWith('le') ? 'utf-32le' : name.endsWith('be') ? 'utf-32be' : 'utf-32';
  return iconv.decode(Buffer.from(bytes), end, { defaultEncoding: 'utf32be' });
};
