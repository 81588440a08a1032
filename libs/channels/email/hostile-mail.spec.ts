import { inboundContact } from '@frontdoor/contracts';
import { array, assert, property, constantFrom, nat, oneof, string, tuple, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailFixture } from '../../../test/support/mail-fixtures.js';
import { readMail } from './mime.mapping.js';

const FIXTURES = [
  'multipart',
  'html-only',
  'iso-2022-jp',
  'forward',
  'bounce',
  'delayed',
  'out-of-office',
  'latin1',
];

/** A recorded mail with pieces cut out, doubled or overwritten. */
const mangled = tuple(
  constantFrom(...FIXTURES),
  array(tuple(nat(3000), nat(200), uint8Array({ maxLength: 20 })), { maxLength: 5 }),
).map(([name, cuts]) =>
  cuts.reduce(
    (raw, [at, length, filling]) => Buffer.concat([raw.subarray(0, at), filling, raw.subarray(at + length)]),
    mailFixture(name),
  ),
);
const headed = tuple(
  constantFrom('From: a@b.example', 'From: "', 'Content-Type: ', 'Subject: =?', ''),
  string({ unit: 'binary' }),
).map(([start, rest]) => Buffer.from(start + rest));

describe('readMail on whatever strangers send', () => {
  it('gives a valid contact or a fault, and never fails', () => {
    assert(
      property(oneof(mangled, headed, uint8Array({ maxLength: 500 })), (raw) => {
        const { contact, fault } = readMail(raw, 'housing@council.example');
        expect(Boolean(contact)).not.toBe(Boolean(fault));
        if (!contact) return;
        inboundContact.parse(contact);
        // PostgreSQL refuses half a character in JSON.
        expect(JSON.stringify(contact)).not.toMatch(/\\ud[89a-f]/i);
      }),
      { numRuns: 400 },
    );
  });
});
