import { decodeCharset } from './charset.js';
import { latin1 } from './lines.js';

/** Groups whose content is not for eyes. */
const HIDDEN =
  /^(\*|fonttbl|colortbl|stylesheet|info|pict|header|footer|object|themedata|datastore|listtable|listoverridetable|generator)$/;
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;
const BREAKS: Readonly<Record<string, string>> = { par: '\n', line: '\n', tab: '\t', row: '\n', cell: ' ' };
const QUOTES: Readonly<Record<string, string>> = {
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  endash: '–',
  emdash: '—',
  bullet: '•',
};

/** What a person would read of RTF, plain. The tags of HTML that Outlook hides in it are left out. */
export function rtfToText(rtf: Uint8Array): string {
  let out = '';
  let bytes: number[] = [];
  let codePage = 'windows-1252';
  let hidden: number | undefined;
  let depth = 0;
  /** Characters that stand for those who cannot read the one before. */
  let skip = 0;
  const flush = (): void => {
    if (bytes.length > 0) out += decodeCharset(Uint8Array.from(bytes), codePage);
    bytes = [];
  };
  for (const token of latin1(rtf).matchAll(TOKEN)) {
    const [, word, number, hex, symbol, brace, text] = token;
    if (brace === '{') depth++;
    else if (brace === '}') {
      if (hidden === depth) hidden = undefined;
      depth--;
    } else if (hidden !== undefined) continue;
    else if (word && HIDDEN.test(word)) hidden = depth;
    else if (symbol === '*') hidden = depth;
    else if (hex) {
      if (skip > 0) skip--;
      else bytes.push(parseInt(hex, 16));
    } else if (word === 'ansicpg') codePage = `cp${number ?? 1252}`;
    else if (word === 'u' && number) {
      flush();
      out += String.fromCharCode(Number(number) & 0xffff);
      skip = 1;
    } else {
      flush();
      const plain = text?.slice(skip);
      if (text) skip = 0;
      out += plain ?? (word ? (BREAKS[word] ?? QUOTES[word] ?? '') : symbolText(symbol));
    }
  }
  flush();
  return out.toWellFormed().trim();
}

const symbolText = (symbol: string | undefined): string =>
  symbol === '~' ? '\u00a0' : symbol === '{' || symbol === '}' || symbol === '\\' ? symbol : '';
