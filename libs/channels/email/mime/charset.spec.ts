import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeCharset } from './charset.js';
import { decodeWords } from './encoded-words.js';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('character sets', () => {
  it.each([
    ['windows-1250', 'Příliš žluťoučký kůň', 'win1250'],
    ['cp1251', 'Мусор не вывезли', 'win1251'],
    ['windows-1252', '“€120” – Tŷ’r'.replace('ŷ', 'y'), 'win1252'],
    ['ISO-8859-1', '“€120”', 'win1252'],
    ['latin1', 'café', 'latin1'],
    ['windows-1253', 'Καλημέρα', 'win1253'],
    ['windows-1254', 'Çöp kutusu', 'win1254'],
    ['windows-1255', 'שלום', 'win1255'],
    ['windows-1256', 'السلام', 'win1256'],
    ['windows-1257', 'Šiukšlės', 'win1257'],
    ['iso-8859-2', 'śmieci źle', 'iso88592'],
    ['iso-8859-5', 'Мусор', 'iso88595'],
    ['iso-8859-7', 'Καλημέρα', 'iso88597'],
    ['iso-8859-8-i', 'שלום', 'iso88598'],
    ['iso-8859-14', 'Tŷ’r'.replace('’', "'"), 'iso885914'],
    ['iso-8859-15', '€120', 'iso885915'],
    ['iso-8859-16', 'Țară', 'iso885916'],
    ['koi8-r', 'Мусор', 'koi8r'],
    ['KOI8-U', 'Сміття є', 'koi8u'],
    ['macintosh', '“café”', 'macintosh'],
    ['x-mac-cyrillic', 'Мусор', 'maccyrillic'],
    ['ibm850', 'café £40', 'cp850'],
    ['cp437', 'naïve', 'cp437'],
    ['ibm866', 'Мусор', 'cp866'],
    ['gb2312', '垃圾没有收', 'gbk'],
    ['gb18030', '垃圾㐀', 'gb18030'],
    ['big5', '垃圾沒有收', 'big5'],
    ['shift_jis', 'ゴミの収集', 'shiftjis'],
    ['cp932', '①ゴミ', 'shiftjis'],
    ['euc-jp', 'ゴミの収集', 'eucjp'],
    ['euc-kr', '쓰레기', 'cp949'],
    ['ks_c_5601-1987', '갂뷁 쓰레기', 'cp949'],
    ['tis-620', 'ขยะ', 'tis620'],
    ['utf-7', 'café £40 + tax', 'utf7'],
    ['unicode-1-1-utf-7', 'Tŷ', 'utf7'],
    ['utf-32le', 'Tŷ 🏠', 'utf32le'],
    ['UTF-32', 'Tŷ 🏠', 'utf32'],
    ['utf-16', 'Tŷ 🏠', 'utf16'],
    ['"utf-8"', 'Tŷ 🏠', 'utf8'],
    ['UTF-8 (by hand)', 'Tŷ', 'utf8'],
    ["utf-8*cy'", 'Tŷ', 'utf8'],
  ])('%s', (label, text, encoding) => {
    expect(decodeCharset(iconv.encode(text, encoding), label)).toBe(text);
  });

  it('UTF-16 without a byte order mark, either end first', () => {
    expect(decodeCharset(utf16be('Bin not emptied'), 'utf-16')).toBe('Bin not emptied');
    expect(decodeCharset(Buffer.from('Bin not emptied', 'utf16le'), 'utf-16')).toBe('Bin not emptied');
    expect(decodeCharset(utf16be('\ufeffTŷ'), 'utf-16')).toBe('Tŷ');
  });

  it('the escapes of old Chinese and Korean', () => {
    const gbk = iconv.encode('垃圾', 'gbk').map((byte) => byte & 0x7f);
    expect(decodeCharset(Buffer.concat([Buffer.from('a~{'), gbk, Buffer.from('~} ~~b')]), 'hz-gb-2312')).toBe(
      'a垃圾 ~b',
    );
    const korean = iconv.encode('한국', 'euckr').map((byte) => byte & 0x7f);
    const raw = Buffer.concat([Buffer.from('\u001b$)Ca\u000e'), korean, Buffer.from('\u000fb')]);
    expect(decodeCharset(raw, 'iso-2022-kr')).toBe('a한국b');
  });

  it.each(['', 'us-ascii', 'x-unknown', 'unknown-8bit', 'klingon', '8bit', 'default'])(
    'a label that says nothing (%s): UTF-8 if it fits, else what is around, else windows-1252',
    (label) => {
      expect(decodeCharset(Buffer.from('£40 – soon'), label)).toBe('£40 – soon');
      expect(decodeCharset(bytes(0xa3, 0x34, 0x30, 0x92), label)).toBe('£40’');
      expect(decodeCharset(iconv.encode('Мусор', 'koi8r'), label, 'koi8-r')).toBe('Мусор');
      expect(decodeCharset(iconv.encode('ゴミ', 'eucjp'), label, 'euc-jp')).toBe('ゴミ');
    },
  );

  it('what is called UTF-8 and is not', () => {
    expect(decodeCharset(bytes(0x63, 0x61, 0x66, 0xe9), 'utf-8')).toBe('café');
    expect(decodeCharset(Buffer.concat([Buffer.from('Tŷ '), bytes(0x80), Buffer.from('5')]), 'utf-8')).toBe(
      'Tŷ €5',
    );
    expect(decodeCharset(Buffer.from('Tŷ ŷ').subarray(0, 5), 'utf-8')).toBe('Tŷ \ufffd');
    for (const overlong of [
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
    ])
      expect(decodeCharset(Uint8Array.from(overlong), 'utf-8')).toHaveLength(overlong.length);
  });

  it('half a million bytes that fit nothing, in a moment', () => {
    const mixed = Buffer.alloc(500_000, Buffer.concat([Buffer.from('ŷ'), bytes(0xff)]));
    const began = performance.now();
    expect(decodeCharset(mixed, 'utf-8').length).toBeGreaterThan(300_000);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('encoded words', () => {
  const b = (text: string, charset: string): string =>
    `=?${charset}?B?${iconv.encode(text, charset).toString('base64')}?=`;

  it.each([
    ['=?utf-8?Q?It=E2=80=99s?=', 'It’s'],
    ['=?UTF-8?q?a_b?= =?utf-8?B?Yw==?=', 'a bc'],
    ['=?iso-8859-1*en?Q?caf=E9?= noir', 'café noir'],
    ['Re: =?utf-8?B?VMW3?=: bins', 'Re: Tŷ: bins'],
    ['=?utf-8?Q?T=C5?=\t=?utf-8?B?tw==?=', 'Tŷ'],
    ['=?utf-8?Q?one?==?utf-8?Q?two?=', 'onetwo'],
    ['=?utf-8?Q?with a space?=', 'with a space'],
    ['=?utf-8?B?VMW3?', '=?utf-8?B?VMW3?'],
    ['=?utf-8?Q?never =?utf-8?Q?ends?=', '=?utf-8?Q?never ends'],
    ['=?utf-8?X?a?= =? ?=', '=?utf-8?X?a?= =? ?='],
    ['=?utf-8?B?VMW3?= =?koi8-r?Q?=ED?=', 'TŷМ'],
    ['=?utf-8?Q?100=25_=3D?=', '100% ='],
    ['=?utf-8?Q?=?=', '='],
    [`${b('ゴミの', 'eucjp')} ${b('収集', 'eucjp')}`, 'ゴミの収集'],
    [b('갂뷁', 'cp949'), '갂뷁'],
  ])('%s', (written, meant) => {
    expect(decodeWords(written)).toBe(meant);
  });

  it('a hundred thousand that never end, in a moment', () => {
    const began = performance.now();
    decodeWords('=?utf-8?q?'.repeat(100_000));
    decodeWords(`${'=?'.repeat(200_000)}?=`);
    expect(performance.now() - began).toBeLessThan(1500);
  });
});
