import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailFixture } from '../../../../test/support/mail-fixtures.js';
import { mailAttachments, readMail } from '../mime.mapping.js';
import { openMessage } from './cryptographic-message.js';

const contactOf = (raw: Uint8Array) => readMail(raw, 'help@fenmoor.example').contact!;
const filesOf = (raw: Uint8Array) => contactOf(raw).attachments.map(({ name }) => name);
const sealed = (name: string): Buffer =>
  Buffer.from(
    mailFixture(name)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[1]!,
    'base64',
  );
const plain = (...lines: string[]): Buffer =>
  Buffer.from(['From: pat@citizen.example', 'Subject: Bin', ...lines].join('\r\n'));

describe('mail that was signed or encrypted', () => {
  // Both written by openssl cms: lengths told beforehand, and lengths told by marks.
  it.each(['signed-opaque', 'signed-streamed'])('%s: what was signed as one piece is read', (name) => {
    const raw = mailFixture(name);
    expect(contactOf(raw)).toMatchObject({
      subject: 'Signed as one piece',
      text: 'The café’s bin was not emptied.',
    });
    expect(filesOf(raw)).toEqual(['smime.p7m', 'rounds.csv']);
    expect(Buffer.from(mailAttachments(raw, [1])[0]!.content).toString()).toBe('day,round');
  });

  it('is read the same where it calls itself any other file', () => {
    const raw = mailFixture('signed-opaque').toString('latin1');
    const renamed = raw.replace(
      /application\/pkcs7-mime; smime-type=signed-data/,
      'application/octet-stream',
    );
    expect(contactOf(Buffer.from(renamed, 'latin1')).text).toBe('The café’s bin was not emptied.');
  });

  it('says that it is encrypted, whichever way, and keeps what came', () => {
    const told = /^\[This mail is encrypted, and nobody can read it here/;
    const raw = mailFixture('encrypted');
    expect(contactOf(raw).text).toMatch(told);
    expect(filesOf(raw)).toEqual(['smime.p7m']);

    const pgp = plain(
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=a',
      '',
      '--a',
      'Content-Type: application/pgp-encrypted',
      '',
      'Version: 1',
      '--a',
      'Content-Type: application/octet-stream; name=encrypted.asc',
      '',
      '-----BEGIN PGP MESSAGE-----',
      '--a--',
    );
    expect(contactOf(pgp).text).toMatch(told);
    expect(filesOf(pgp)).toEqual(['attachment-1', 'encrypted.asc']);

    const within = plain(
      '',
      'See below.',
      '-----BEGIN PGP MESSAGE-----',
      '',
      'hQEMA',
      '-----END PGP MESSAGE-----',
    );
    expect(contactOf(within).text).toMatch(told);
    expect(contactOf(within).text).toContain('hQEMA');
  });

  it('says nothing of encryption that somebody only writes about', () => {
    const text = 'What does "-----BEGIN PGP MESSAGE-----" mean?';
    expect(contactOf(plain('', text)).text).toBe(text);
  });

  it('gives what came of a message that is cut off', () => {
    const whole = sealed('signed-opaque');
    const opened = openMessage(whole.subarray(0, 300));
    expect(opened).toMatchObject({ kind: 'signed' });
    expect(Buffer.from((opened as { content: Uint8Array }).content).toString()).toContain('The café');
  });

  it('is no message where the bytes are anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(openMessage(bytes)).toBeUndefined();
      }),
    );
    const whole = sealed('signed-streamed');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(whole);
        changed[at] = byte;
        openMessage(changed);
      }),
    );
  });

  it.each([
    ['open elements', Buffer.alloc(5_000_000, Buffer.from([0x30, 0x80]))],
    ['empty elements', Buffer.alloc(5_000_000, Buffer.from([0x30, 0x00]))],
    ['octet strings in each other', Buffer.alloc(5_000_000, Buffer.from([0x24, 0x80]))],
    ['empty octet strings', Buffer.alloc(5_000_000, Buffer.from([0x04, 0x00]))],
  ])('walks once over millions of %s', (_what, filling) => {
    const head = sealed('signed-streamed');
    const within = head.indexOf(Buffer.from('2480', 'hex')) + 2;
    const algorithms = head.indexOf(Buffer.from('020101', 'hex')) + 3;
    // Did it look at any of them twice, this would take hours.
    const opened = openMessage(Buffer.concat([head.subarray(0, within), filling]));
    expect(opened).toMatchObject({ kind: 'signed' });
    expect(openMessage(Buffer.concat([head.subarray(0, algorithms), filling]))).toBeUndefined();
  });
});
