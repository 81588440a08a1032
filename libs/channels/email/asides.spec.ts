import type { Aside } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { asidesOf } from './asides.js';
import { readMail } from './mime.mapping.js';
import { Said } from './said.js';

const shown = (text: string, asides: readonly Aside[]): string[] =>
  asides.map(({ kind, from, to }) => `${kind}: ${text.split('\n').slice(from, to).join('|')}`);
const told = (text: string): string[] => shown(text, asidesOf([new Said('plain', text)], []));

describe('what of a mail is not what its writer says', () => {
  it.each([
    ['On Tue, 24 Nov 2026 at 09:12, Council wrote:'],
    ['Ar Maw, 24 Tach 2026 am 09:12 ysgrifennodd Council <tax@testshire.example>:'],
    ['wt., 24 lis 2026 o 09:12 Council <tax@testshire.example> napisał(a):'],
  ])('is the quote with the line above it: %s', (line) => {
    expect(told(`Yes.\n\n${line}\n> When?\n> Tuesday?`)).toEqual([`quote: ${line}|> When?|> Tuesday?`]);
  });

  it('is the block below a header of Outlook, in Welsh as well', () => {
    const block = ['Oddi wrth: Council', 'Anfonwyd: 24 Tachwedd 2026', 'At: Pat', 'Pwnc: Bil', '', 'Pryd?'];
    expect(told(['Iawn.', '', ...block].join('\n'))).toEqual([`quote: ${block.join('|')}`]);
  });

  it('is no question that somebody answers below it, unless it is long', () => {
    expect(told('> When?\n> Where?\nTuesday.\n\n> Which door?\n> Front?\nFront.')).toEqual([]);
    const long = Array.from({ length: 9 }, (_, n) => `> line ${n}`).join('\n');
    expect(told(`Hello\n${long}\nYes.`)).toEqual([`quote: ${long.replaceAll('\n', '|')}`]);
  });

  it('is nothing where there is nothing else', () => {
    expect(told('From: a@b.example\nSent: today\nTo: c\nSubject: d\n\nWords')).toEqual([]);
    expect(told('> only\n> quoted')).toEqual([]);
  });

  it.each([
    ['Thanks\n\n-- \nPat\nTel 1', ['signature: -- |Pat|Tel 1']],
    ['Thanks\n\nSent from my iPhone', ['signature: Sent from my iPhone']],
    ['Diolch\n\nAnfonwyd o fy iPhone', ['signature: Anfonwyd o fy iPhone']],
    ['Thanks\n\nSent from my telephone is what I wrote, and more of it than any telephone writes', []],
    [
      'Thanks\n-- \nPat\n\nOn 24 Nov 2026 at 09:12, C wrote:\n> a\n> b',
      ['signature: -- |Pat', 'quote: On 24 Nov 2026 at 09:12, C wrote:|> a|> b'],
    ],
    [`--\n${'line\n'.repeat(30)}end`, []],
  ])('is the signature: %j', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it('is what HTML marks, wherever it stands', () => {
    const quote = '<blockquote type="cite"><p>Old</p><p>words</p></blockquote>';
    const said = [new Said('plain', 'First'), new Said('html', `<p>New</p>${quote}`)];
    const text = said.map((each) => each.shown).join('\n\n');
    expect(shown(text, asidesOf(said, []))).toEqual(['quote: Old||words']);
  });

  it('is a mail that is enclosed, with the mails in that, their quotes and files', () => {
    const part = (boundary: string, ...parts: string[]): string =>
      `Content-Type: multipart/mixed; boundary=${boundary}\n\n${parts.map((each) => `--${boundary}\n${each}\n`).join('')}--${boundary}--`;
    const inner = `Content-Type: message/rfc822\n\nFrom: Deep <deep@x.example>\nSubject: Deeper\n\nDeep words\n\n-- \nDeep`;
    const file = 'Content-Type: image/png; name=a.png\nContent-Disposition: attachment\n\nx';
    const outer = `Content-Type: message/rfc822\n\nFrom: Fran <fran@x.example>\nDate: Tue, 3 Nov 2026 18:30:00 +0000\n${part('b', '\nMiddle words', file, inner)}`;
    const raw = `From: pat@x.example\nTo: us@x.example\n${part('a', '\nSee below', outer)}`;
    const { contact } = readMail(Buffer.from(raw), 'us@x.example');
    const { text, layout, attachments } = contact!;
    const [mail, deeper, signature] = layout!.asides;
    expect(shown(text, [mail!, deeper!, signature!]).map((each) => each.slice(0, 30))).toEqual([
      'mail: From: Fran <fran@x.examp',
      'mail: From: Deep <deep@x.examp',
      'signature: -- |Deep',
    ]);
    expect(mail!.mail).toMatchObject({
      lines: 2,
      from: 'Fran <fran@x.example>',
      sentAt: '2026-11-03T18:30:00.000Z',
    });
    expect(mail!.mail!.files.map((index) => attachments[index]!.contentType)).toEqual([
      'image/png',
      'message/rfc822',
    ]);
    expect(deeper!.mail).toMatchObject({ subject: 'Deeper', files: [] });
    expect(attachments[deeper!.mail!.file]!.contentType).toBe('message/rfc822');
  });

  it('is found quickly in 20,000 quoted lines', () => {
    const quoted = '> On Tue, 24 Nov 2026 at 09:12, Council wrote: and wrote: and more\n'.repeat(20_000);
    const startedAt = performance.now();
    expect(told(`Yes.\n\nOn Tue, 24 Nov 2026 at 09:12, Council wrote:\n${quoted}`)).toHaveLength(1);
    told(`On ${'a '.repeat(60_000)}`);
    told('a: b\n'.repeat(20_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
