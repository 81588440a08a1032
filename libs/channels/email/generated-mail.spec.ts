import { inboundContact } from '@frontdoor/contracts';
import {
  type Arbitrary,
  array,
  assert,
  constant,
  constantFrom,
  letrec,
  nat,
  oneof,
  property,
  string,
  tuple,
  uint8Array,
} from 'fast-check';
import { expect, it } from 'vitest';
import { readMail } from './mime.mapping.js';
import { parseMail } from './mime-parse.js';
import { mailPage } from './page/mail-page.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const words = string({ unit: 'binary', maxLength: 60 }).map((text) => Buffer.from(text));
const noise = uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each));
/** The same again and again: what makes a reader slow is rarely short. */
const repeated = tuple(
  constantFrom(
    'a',
    ' ',
    '>',
    '<div>',
    '=E9',
    '=?utf-8?q?=',
    '&lt;',
    '<a href="',
    '--b\r\n',
    'On 1 Jan 2026, X wrote:\n',
    '\0',
    '\r',
    '--b--\n',
  ),
  nat(3000),
).map(([piece, times]) => bytes(piece.repeat(times)));
const body = oneof(words, noise, repeated);

const field = tuple(
  constantFrom(
    ...[
      'From',
      'To',
      'Subject',
      'Date',
      'Message-ID',
      'References',
      'Reply-To',
      'Auto-Submitted',
      'Content-ID',
    ],
    ...[
      'Content-Type',
      'Content-Disposition',
      'Content-Transfer-Encoding',
      'List-Id',
      'Return-Path',
      ' ',
      '',
    ],
  ),
  constantFrom(': ', ':', ' : ', '\r\n ', ''),
  oneof(
    words,
    noise,
    repeated,
    constantFrom(
      'a@b.example',
      '<>',
      'auto-replied',
      '"',
      '=?utf-8?b?////?= =?x?q?',
      'Tue, 31 Feb 2026 99:99:99 +9999',
    ).map(bytes),
  ),
).map((pieces) => Buffer.concat([bytes(pieces[0]), bytes(pieces[1]), pieces[2], bytes('\r\n')]));

const types = constantFrom(
  ...['text/plain', 'text/html', 'text/calendar', 'message/delivery-status', 'message/feedback-report'],
  ...['application/pkcs7-mime', 'application/ms-tnef', 'image/png', '', 'text/html; charset="'],
);
const charsets = constantFrom('utf-8', 'utf-16', 'utf-7', 'iso-2022-jp', 'windows-1252', 'no-such', '');
const encodings = constantFrom('base64', 'quoted-printable', '8bit', 'x-uuencode', 'binary', 'none such');

const { part } = letrec<{ part: Buffer; leaf: Buffer; enclosed: Buffer; multi: Buffer }>((tie) => ({
  part: oneof({ maxDepth: 6, depthIdentifier: 'mail' }, tie('leaf'), tie('multi'), tie('enclosed')),
  leaf: tuple(types, charsets, encodings, array(field, { maxLength: 3 }), body).map(
    ([type, charset, encoding, fields, content]) =>
      Buffer.concat([
        bytes(`Content-Type: ${type}; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n`),
        ...fields,
        bytes('\r\n'),
        content,
      ]),
  ),
  enclosed: tie('part').map((inner) =>
    Buffer.concat([bytes('Content-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: in\r\n'), inner]),
  ),
  // Boundaries that are the same, one the beginning of another, missing, or never closed.
  multi: tuple(
    constantFrom('mixed', 'alternative', 'related', 'report', 'signed', 'digest', 'encrypted'),
    constantFrom('b', 'bb', 'b ', '', '=_x'),
    constantFrom('b', 'bb', '=_x'),
    array(tie('part'), { maxLength: 5 }),
    constantFrom('--', '', 'x'),
  ).map(([kind, declared, used, parts, end]) =>
    Buffer.concat([
      bytes(`Content-Type: multipart/${kind}; boundary="${declared}"\r\n\r\n`),
      ...parts.flatMap((each) => [bytes(`--${used}\r\n`), each, bytes('\r\n')]),
      bytes(`--${used}${end}\r\n`),
    ]),
  ),
}));

const mail: Arbitrary<Buffer> = tuple(
  oneof(constant(bytes('From: Pat <pat@x.example>\r\n')), noise),
  array(field, { maxLength: 6 }),
  part,
  oneof(constant(Number.POSITIVE_INFINITY), nat(3000)),
).map(([first, fields, rest, cut]) => Buffer.concat([first, ...fields, rest]).subarray(0, cut));

/** Of one such mail; a few kilobytes take a few. */
const MOST_MS = 1500;
const MOST_BYTES = 400 * 1024 * 1024;

it('whatever a mail is made of, it is read or set aside, shown harmlessly, and quickly', () => {
  const before = process.memoryUsage().rss;
  assert(
    property(mail, (raw) => {
      const startedAt = performance.now();
      const { contact, newText, fault } = readMail(raw, 'tax@council.example');
      expect(Boolean(contact)).not.toBe(Boolean(fault));
      const parsed = parseMail(raw);
      const page = 'reason' in parsed ? '' : mailPage(parsed, { open: [0, 1, 2], withElsewhere: false });
      expect(performance.now() - startedAt).toBeLessThan(MOST_MS);
      expect(page.slice(page.indexOf('<body>'))).not.toMatch(/<(script|iframe|style|form|svg)|javascript:/i);
      for (const { size, content } of 'reason' in parsed ? [] : parsed.files)
        expect(content()).toHaveLength(size);
      if (!contact) return;
      inboundContact.parse(contact);
      expect(JSON.stringify({ contact, newText })).not.toMatch(/\\ud[89a-f]/i);
      const lines = contact.text.split('\n').length;
      for (const { from, to } of contact.layout?.asides ?? []) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(lines);
      }
    }),
    { numRuns: 300, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false },
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_BYTES);
}, 30_000);
