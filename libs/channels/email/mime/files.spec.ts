import { describe, expect, it } from 'vitest';
import { mailAttachments, readMail } from '../mime.mapping.js';
import { decompressRtf } from './compressed-rtf.js';
import { rtfToText } from './rtf-text.js';
import { readTnef } from './tnef.js';
import { tnef, tnefAttachment, tnefMessage } from './tnef.test-writer.js';

const withFile = (...head: string[]): Buffer =>
  Buffer.from(
    [
      'From: pat@x.example',
      'Content-Type: multipart/mixed; boundary=p',
      '',
      '--p',
      '',
      'See file.',
      '--p',
      ...head,
      '',
      'xy',
      '--p--',
    ].join('\r\n'),
    'latin1',
  );
const saying = (text: Uint8Array | string): Buffer =>
  Buffer.concat([Buffer.from('From: pat@x.example\r\nContent-Type: text/plain\r\n\r\n'), Buffer.from(text)]);
const contactOf = (raw: Uint8Array) => {
  const { contact, fault } = readMail(raw, 'tax@testshire.example');
  if (!contact) throw new Error(fault.reason);
  return contact;
};
const namesOf = (raw: Uint8Array) => contactOf(raw).attachments.map(({ name }) => name);
const contentOf = async (raw: Uint8Array, index = 0): Promise<string> =>
  Buffer.from(mailAttachments(raw, [index])[0]!.content).toString('latin1');

/** What BinHex makes of bytes, without its line breaks. */
function sixBits(bytes: Uint8Array): string {
  const alphabet = `!"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[\`abcdefhijklmpqr`;
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(bits.matchAll(/.{1,6}/g), ([six]) => alphabet[parseInt(six.padEnd(6, '0'), 2)]).join('');
}

describe('names of files', () => {
  it.each([
    ['Content-Disposition: attachment; filename="bill.pdf"', 'bill.pdf'],
    ['Content-Disposition: attachment; filename=the bill (1).pdf', 'the bill (1).pdf'],
    ['Content-Disposition: attachment; filename="a;b=c.pdf"; size=2', 'a;b=c.pdf'],
    ['Content-Disposition: attachment; filename="say \\"x\\".txt"', 'say "x".txt'],
    ['Content-Disposition: attachment; filename="C:\\\\My Documents\\\\bill.pdf"', 'bill.pdf'],
    ['Content-Disposition: attachment; filename="../../etc/passwd"', 'passwd'],
    ["Content-Disposition: attachment; filename*=utf-8'cy'T%C5%B7.pdf", 'Tŷ.pdf'],
    ["Content-Disposition: attachment; filename=old.pdf; filename*=utf-8''new.pdf", 'new.pdf'],
    ["Content-Disposition: attachment; filename*=iso-8859-1''%A340.pdf", '£40.pdf'],
    ['Content-Disposition: attachment; filename*=bill%20one.pdf', 'bill one.pdf'],
    ["Content-Disposition: attachment; filename*1*=%B7.pdf; filename*0*=utf-8''T%C5", 'Tŷ.pdf'],
    ['Content-Disposition: attachment; filename*0="a long "; filename*1="name.pdf"', 'a long name.pdf'],
    [
      'Content-Disposition: attachment; filename*0*=utf-8\'\'T%C5%B7; filename*1=" plain.pdf"',
      'Tŷ plain.pdf',
    ],
    ['Content-Disposition: attachment; filename="=?utf-8?B?VMW3LnBkZg==?="', 'Tŷ.pdf'],
    ['Content-Disposition: attachment; filename="=?utf-8?Q?T=C5?= =?utf-8?Q?=B7.pdf?="', 'Tŷ.pdf'],
    ['Content-Disposition: attachment; filename="T\xc5\xb7.pdf"', 'Tŷ.pdf'],
    ['Content-Disposition: attachment; filename="\xa340.pdf"', '£40.pdf'],
    ['Content-Type: application/pdf; name="bill.pdf"', 'bill.pdf'],
    ['Content-Type: application/pdf; name="=?iso-8859-1?Q?caf=E9.pdf?="', 'café.pdf'],
    ["Content-Disposition: attachment; filename*=utf-8''bill%E2%80%AEfdp.exe", 'billfdp.exe'],
    ["Content-Disposition: attachment; filename*=utf-8''a%E2%81%A7b%E2%80%8Fc%00d%0D%0Ae.txt", 'abc d e.txt'],
    ['Content-Disposition: attachment; filename=""', 'attachment-1.txt'],
    ['Content-Type: image/jpeg', 'attachment-1.jpg'],
    ['Content-Type: application/pdf\r\nContent-Disposition: attachment', 'attachment-1.pdf'],
    ['Content-Type: text/vcard', 'attachment-1.vcf'],
    ['Content-Type: application/x-whatever', 'attachment-1'],
  ])('%s', (header, name) => {
    expect(namesOf(withFile(header))).toEqual([name]);
  });
});

describe('files in the text', () => {
  const begin = 'begin 644 reading.txt\r\n#86)C\r\n`\r\nend\r\n';

  it('are found as uuencode writes them, with spaces lost and without the empty last line', async () => {
    for (const form of [
      begin,
      begin.replace('`\r\n', ''),
      begin.replace('`', ''),
      begin.replaceAll('\r', ''),
    ]) {
      const raw = saying(`Before\r\n${form}After\r\n`);
      expect(contactOf(raw).text).toBe('Before\nAfter');
      expect(namesOf(raw)).toEqual(['reading.txt']);
      expect(await contentOf(raw)).toBe('abc');
    }
    // `"  (  ` with its spaces at the end taken off by a relay.
    expect(await contentOf(saying('begin 644 zeros\n#\n \nend\n'))).toBe('\0\0\0');
  });

  it('may be several, in other character sets, and cut off', async () => {
    const two = saying(Buffer.from(`${begin}${begin.replace('reading', 'caf\xe9')}`, 'latin1'));
    expect(namesOf(two)).toEqual(['reading.txt', 'café.txt']);
    const line = `M${'86)C'.repeat(15)}\r\n`;
    expect(await contentOf(saying(`begin 644 long\r\n${line.repeat(4)}`))).toBe('abc'.repeat(60));
  });

  it('are not what only looks like one', () => {
    for (const text of [
      'begin 644 words\nand then we all went home.\nend',
      'We begin 644 x\n#86)C\n`\nend',
      'begin the day\nend',
      '=ybegin line=128 size=3 name=x',
      'begin-base64 644 x\nYWJj',
    ])
      expect([contactOf(saying(text)).text, namesOf(saying(text))]).toEqual([text, []]);
  });

  it('are found in the base64 of uuencode, in yEnc and in BinHex', async () => {
    const base64 = saying('Hello\nbegin-base64 644 a.txt\nYWJj\nZGVm\n====\nBye');
    expect([contactOf(base64).text, namesOf(base64), await contentOf(base64)]).toEqual([
      'Hello\nBye',
      ['a.txt'],
      'abcdef',
    ]);
    const plain = Buffer.from([0, 19, 214, 227, 255, 97]);
    const coded = plain.map((byte) => (byte + 42) & 255);
    const escaped = Array.from(coded).flatMap((byte) =>
      [0, 10, 13, 61].includes(byte) ? [61, (byte + 64) & 255] : [byte],
    );
    const yenc = saying(
      Buffer.concat([
        Buffer.from('Hello\r\n=ybegin line=128 size=6 name=photo one.jpg\r\n=ypart begin=1 end=6\r\n'),
        Buffer.from(escaped),
        Buffer.from('\r\n=yend size=6\r\nBye'),
      ]),
    );
    expect([contactOf(yenc).text, namesOf(yenc), await contentOf(yenc)]).toEqual([
      'Hello\nBye',
      ['photo one.jpg'],
      plain.toString('latin1'),
    ]);
    // The run of a's is packed as `a 90 0c`.
    const packed = Buffer.from([
      ...[5, ...Buffer.from('a.txt'), 0, ...Buffer.from('TEXTttxt'), 0, 0],
      ...[0, 0, 0, 13, 0, 0, 0, 0, 0, 0],
      ...[0x61, 0x90, 12, 0x62, 0, 0],
    ]);
    const raw = saying(`Hello\n(This file must be converted with BinHex 4.0)\n\n:${sixBits(packed)}:\nBye`);
    expect([contactOf(raw).text, namesOf(raw), await contentOf(raw)]).toEqual([
      'Hello\nBye',
      ['a.txt'],
      'aaaaaaaaaaaab',
    ]);
  });
});

describe('winmail.dat', () => {
  const wrapped = (tnefBytes: Buffer, text = 'See file.'): Buffer =>
    Buffer.from(
      [
        'From: pat@x.example',
        'Content-Type: multipart/mixed; boundary=p',
        '',
        '--p',
        '',
        text,
        '--p',
        'Content-Type: application/octet-stream; name="WINMAIL.DAT"',
        'Content-Transfer-Encoding: base64',
        '',
        tnefBytes.toString('base64'),
        '--p--',
      ].join('\r\n'),
    );

  it('gives its files under their long names, with the type they have', async () => {
    const raw = wrapped(
      tnef(
        tnefAttachment({
          short: 'READIN~1.TXT',
          long: 'Reading Tŷ.txt',
          type: 'text/plain',
          content: 'Meter 4711',
        }),
        tnefAttachment({ short: 'photo.jpg', content: 'jpg' }),
      ),
    );
    expect(contactOf(raw).attachments).toEqual([
      { index: 0, name: 'Reading Tŷ.txt', contentType: 'text/plain', size: 10 },
      { index: 1, name: 'photo.jpg', contentType: 'image/jpeg', size: 3 },
    ]);
    expect(await contentOf(raw)).toBe('Meter 4711');
  });

  it('says what the mail says, where it says so nowhere else: plain, HTML or RTF', () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}Bin \\'a340\\par not \\u375?emptied \\{x\\}}";
    const packed = Buffer.alloc(16);
    packed.writeUInt32LE(rtf.length, 4);
    packed.write('MELA', 8);
    for (const [property, value, text] of [
      [0x1000, 'Bin not emptied', 'Bin not emptied'],
      [0x1013, '<p>Bin <b>not</b> emptied</p>', 'Bin not emptied'],
      [0x1009, Buffer.concat([packed, Buffer.from(rtf)]), 'Bin £40\nnot ŷemptied {x}'],
    ] as const) {
      const message = tnef(tnefMessage(property, value));
      expect(contactOf(wrapped(message, '')).text).toBe(text);
      expect(contactOf(wrapped(message, 'Said here.')).text).toBe('Said here.');
    }
  });

  it('may hold another one', () => {
    const inner = tnef(tnefAttachment({ short: 'inner.txt', content: 'x' }));
    expect(namesOf(wrapped(tnef(tnefAttachment({ short: 'Forwarded', enclosed: inner }))))).toEqual([
      'inner.txt',
    ]);
  });

  it('stays a file where it is broken, and never breaks the reading', () => {
    const whole = tnef(tnefAttachment({ short: 'a.txt', long: 'a.txt', content: 'x'.repeat(50) }));
    expect(namesOf(wrapped(whole.subarray(0, 20)))).toEqual(['WINMAIL.DAT']);
    for (let at = 0; at < whole.length; at++)
      for (const value of [0, 0x7f, 0xff]) {
        const broken = Buffer.from(whole);
        broken[at] = value;
        readTnef(broken);
        readTnef(whole.subarray(0, at));
      }
  });

  it('unpacks RTF as Microsoft packs it', () => {
    // The first example of MS-OXRTFCP, section 3.
    const example = Buffer.from(
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09002062' +
        '7705b06c647d0a800fa0',
      'hex',
    );
    expect(decompressRtf(example)?.toString('latin1')).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    );
    expect(decompressRtf(Buffer.alloc(16))).toBeUndefined();
    expect(rtfToText(Buffer.from('{\\rtf1 {\\*\\hidden gone}seen\\~{\\b bold}\\par}'))).toBe(
      'seen\u00a0bold',
    );
  });
});
