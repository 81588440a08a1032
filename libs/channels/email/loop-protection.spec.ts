import { describe, expect, it } from 'vitest';
import { mailFixture, plainMail } from '../../../test/support/mail-fixtures.js';
import { readMail } from './mime.mapping.js';

const read = async (raw: Uint8Array, from?: string) =>
  readMail(raw, 'housing@council.example', { envelope: { from, recipients: [] } }).contact;

const kindOf = async (
  more: string[],
  mail: { from?: string; subject?: string } = {},
  envelopeFrom?: string,
) => (await read(plainMail({ ...mail, more }), envelopeFrom))?.automatic;

describe('automatic mail (RFC 3834)', () => {
  it('reads a delivery report: which mail failed, status and reason', async () => {
    expect(await read(mailFixture('bounce'))).toMatchObject({
      automatic: 'bounce',
      bounce: {
        messageId: 'out-77@council.example',
        status: '5.1.1',
        reason: '550 5.1.1 User unknown in virtual mailbox table',
      },
    });
  });

  it('reads a bounce in the words of a mail system', async () => {
    expect(await read(mailFixture('plain-bounce'))).toMatchObject({
      automatic: 'bounce',
      bounce: {
        messageId: 'out-79@council.example',
        status: '5.7.1',
        reason: expect.stringContaining('not here'),
      },
    });
  });

  it('takes a bounce that names no sender at all', async () => {
    const raw = Buffer.from(
      mailFixture('bounce')
        .toString()
        .replace(/^From: MAILER.*\r\n/m, 'From: <>\r\n'),
    );
    const contact = await read(raw, '');
    expect(contact?.automatic).toBe('bounce');
    expect(contact?.from).toBeUndefined();
  });

  it('does not take a delay for a failure', async () => {
    expect((await read(mailFixture('delayed')))?.automatic).toBe('auto-reply');
  });

  it.each(['out-of-office', 'vacation'])('knows %s for an auto-reply', async (name) => {
    const contact = await read(mailFixture(name), name === 'vacation' ? '' : undefined);
    expect(contact?.automatic).toBe('auto-reply');
    expect(contact?.thread?.references).toEqual(['out-77@council.example']);
  });

  it.each([
    ['X-Autoreply: yes'],
    ['X-Autorespond: vacation'],
    ['Precedence: auto_reply'],
    ['Auto-Submitted: auto-replied; x=y'],
  ])('knows %s for an auto-reply', async (header) => {
    expect(await kindOf([header])).toBe('auto-reply');
  });

  it.each([
    ['List-Id: <news.example.org>'],
    ['Precedence: bulk'],
    ['Precedence: list'],
    ['Precedence: junk'],
  ])('knows %s for list mail', async (header) => {
    expect(await kindOf([header])).toBe('list');
  });

  it.each([
    ['Auto-Submitted: auto-generated'],
    ['Auto-Submitted: auto-notified'],
    ['X-Auto-Response-Suppress: OOF, AutoReply'],
  ])('knows %s for generated mail', async (header) => {
    expect(await kindOf([header])).toBe('generated');
  });

  it('wants a second sign beside the null return path or a postmaster before calling mail a bounce', async () => {
    const failed = { subject: 'Undeliverable: Your repair', from: 'postmaster@example.org' };
    expect(await kindOf([], failed)).toBe('bounce');
    expect(await kindOf([], { ...failed, from: 'system@example.org' }, '')).toBe('bounce');
    expect(await kindOf([], { subject: 'Broken lamp' }, '')).toBe('generated');
    expect(await kindOf([], { subject: 'Broken lamp', from: 'postmaster@example.org' })).toBeUndefined();
    expect((await read(mailFixture('null-sender-form')))?.automatic).toBe('generated');
  });

  it('does not take the Reply-To of a list for an address of its writer', async () => {
    const contact = await read(plainMail({ more: ['List-Id: <l.example>', 'Reply-To: all@l.example'] }));
    expect(contact?.alsoReachableAt).toEqual([]);
    expect((await read(mailFixture('null-sender-form')))?.alsoReachableAt).toHaveLength(1);
  });

  it('leaves mail of people alone', async () => {
    expect((await read(mailFixture('plain'), 'jo.bloggs@example.org'))?.automatic).toBeUndefined();
    expect(await kindOf(['Auto-Submitted: no'])).toBeUndefined();
    expect(await kindOf([], { subject: 'Out of office hours repairs' })).toBeUndefined();
  });
});
