import type { InboundContact } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { mailFixture, plainMail } from '../../../test/support/mail-fixtures.js';
import { mailAttachments, readMail, type Envelope } from './mime.mapping.js';

const ENTRY = 'housing@council.example';

async function contactOf(raw: Uint8Array, envelope?: Envelope): Promise<InboundContact> {
  const { contact, fault } = readMail(raw, ENTRY, { envelope });
  if (!contact) throw new Error(fault.reason);
  return contact;
}

describe('readMail', () => {
  it('reads an ordinary mail, with the sender in lower case', async () => {
    expect(await contactOf(mailFixture('plain'))).toEqual({
      channel: 'email',
      entryPoint: ENTRY,
      from: { kind: 'email', value: 'jo.bloggs@example.org', name: 'Bloggs, Jo' },
      alsoReachableAt: [],
      subject: 'The boiler is out again',
      text: 'Dear council,\n\nthe boiler at 4 Mill Road is out again.\n\nJo',
      attachments: [],
      thread: {
        messageId: 'CAF1@mail.example.org',
        references: [],
        tokens: [],
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      sentAt: '2026-03-09T09:11:58.000Z',
    });
  });

  it('reads names, threading, reply address and attachments of a multipart reply, quoted text included', async () => {
    const contact = await contactOf(mailFixture('multipart'));
    expect(contact.from).toEqual({ kind: 'email', value: 'zoe@example.org', name: "Zoë O'Neill" });
    expect(contact.alsoReachableAt).toEqual([
      { kind: 'email', value: 'zoe.oneill@work.example', name: 'Zoe at work' },
    ]);
    expect(contact.subject).toBe('Re: [K7Q2-ZX9M] Dächer');
    expect(contact.text).toBe(
      'Thank you – here is the photo.\n\n> On Monday you wrote:\n> Please send a photo.',
    );
    expect(contact.thread).toEqual({
      messageId: 'm2@example.org',
      references: ['reply-2@council.example', 'reply-1@council.example', 'first@example.org'],
      tokens: ['K7Q2abcdSIG', 'K7Q2-ZX9M'],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(contact.attachments).toEqual([
      { index: 0, name: 'Heizkörper.jpg', contentType: 'image/jpeg', size: 10 },
      { index: 1, name: 'letter.pdf', contentType: 'application/pdf', size: 9 },
    ]);
    expect(contact.sentAt).toBe('2026-03-10T17:30:00.000Z');
  });

  it('finds tokens in envelope recipients and delivery headers, in their own case', async () => {
    const raw = plainMail({
      to: 'undisclosed-recipients:;',
      more: ['X-Original-To: Housing+aB3x@council.example'],
    });
    const contact = await contactOf(raw, {
      from: 'jo@example.org',
      recipients: ['housing+Zz9q@council.example'],
    });
    expect(contact.thread?.tokens).toEqual(['Zz9q', 'aB3x']);
  });

  it('derives text from HTML when there is no plain part, and when that is blank', async () => {
    const readable =
      'Hello,\n\nplease look at:\n\n- the roof\n- the window (https://example.org/window?a=1&b=2)\n\nRegards\nSam';
    expect((await contactOf(mailFixture('html-only'))).text).toBe(readable);
    const parts = [
      '--b',
      'Content-Type: text/plain',
      '',
      ' ',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>Seen</p>',
      '--b--',
    ];
    const blank = plainMail({
      more: ['Content-Type: multipart/alternative; boundary=b'],
      text: parts.join('\r\n'),
    });
    expect((await contactOf(blank)).text).toBe('Seen');
  });

  it('reads latin1, ISO-2022-JP and eight-bit text that names no character set', async () => {
    const latin1 = await contactOf(mailFixture('latin1'));
    expect([latin1.from?.name, latin1.subject, latin1.text]).toEqual([
      'José',
      'Señal rota en la calle',
      'La señal está rota. £50 déposit.',
    ]);
    const japanese = await contactOf(mailFixture('iso-2022-jp'));
    expect([japanese.from?.name, japanese.subject, japanese.text]).toEqual([
      '山田太郎',
      'ゴミの収集',
      '収集日を教えてください。',
    ]);
    expect((await contactOf(mailFixture('no-charset-8bit'))).text).toBe(
      'My neighbour Bjørn plays £ loud music.',
    );
  });

  it('shows forwarded mails within forwarded mails, and their attachments', async () => {
    const contact = await contactOf(mailFixture('forward'));
    for (const said of [
      'See below.',
      'Mother <mother@example.org>',
      'The stair lift is broken.',
      'We cannot mend it.',
    ]) {
      expect(contact.text).toContain(said);
    }
    expect(contact.attachments.map(({ name }) => name)).toEqual([
      'stairs.png',
      'attachment-2.eml',
      'attachment-3.eml',
    ]);
  });

  it('takes mail without Message-ID, Date, Subject, To or Content-Type', async () => {
    const contact = await contactOf(mailFixture('bare'));
    expect(contact).toMatchObject({ text: 'Just this.', thread: { references: [], tokens: [] } });
    expect(contact.subject).toBeUndefined();
    expect(contact.thread?.messageId).toBeUndefined();
  });

  it('shows the body as it came when its boundary is broken, and what there is of a mail cut off', async () => {
    expect((await contactOf(mailFixture('broken-boundary'))).text).toContain(
      'You should still be able to read this.',
    );
    const cut = await contactOf(mailFixture('truncated'));
    expect([cut.text, cut.attachments.length]).toEqual(['Before the cut.', 1]);
  });

  it('shows nothing of a mail that is empty below its subject', async () => {
    const parts = [
      '--b',
      'Content-Type: text/plain',
      '',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      '<div></div>',
      '--b--',
    ];
    for (const type of ['alternative', 'mixed']) {
      const more = [`Content-Type: multipart/${type}; boundary="b"`];
      expect((await contactOf(plainMail({ more, text: parts.join('\r\n') }))).text).toBe('');
      expect((await contactOf(plainMail({ more, text: parts.slice(0, 4).join('\r\n') }))).text).toBe('');
    }
  });

  it('takes mail with NUL bytes, an mbox line or empty lines before the headers, and a nonsense date', async () => {
    expect((await contactOf(mailFixture('nul-bytes'))).text).toBe('Before\0after.');
    const mbox = Buffer.concat([
      Buffer.from('\r\nFrom jo Mon Mar 9 2026\r\n'),
      plainMail({ text: 'From a file.' }),
    ]);
    expect((await contactOf(mbox)).text).toBe('From a file.');
    expect((await contactOf(plainMail({ more: ['Date: the day after tomorrow'] }))).sentAt).toBeUndefined();
  });

  it('cuts only text beyond a million characters, and says so', async () => {
    const { text } = await contactOf(plainMail({ text: 'word '.repeat(250_000) }));
    expect(text.length).toBe(1_000_000);
    expect(text.endsWith('[The rest of this mail is in the original.]')).toBe(true);
  });

  it('never cuts a character in half', async () => {
    const { subject, text } = await contactOf(
      plainMail({ subject: 'x' + '🏠'.repeat(600), text: '🏠'.repeat(500_001) }),
    );
    expect(subject).toBe('x' + '🏠'.repeat(499));
    expect(JSON.stringify(text)).not.toMatch(/\\ud[89a-f]/i);
  });

  it.each([
    ['empty', 'The mail is empty.'],
    ['not-a-mail', 'It does not begin with mail headers, so it is not a mail.'],
    ['no-sender', 'It names no sender that can be answered.'],
  ])('gives a fault for %s', async (name, reason) => {
    const { fault } = readMail(mailFixture(name), ENTRY);
    expect(fault).toMatchObject({ reason, remedy: expect.stringContaining('Read the original here') });
  });

  it('gives a fault for absurd headers and for parts nested too deep', async () => {
    const long = plainMail({ more: [`X-Junk: ${'j'.repeat(2 * 1024 * 1024)}`] });
    expect(readMail(long, ENTRY).fault?.reason).toBe('Its headers are larger than 1 MiB.');
    const nested = Array.from(
      { length: 120 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    const deep = Buffer.from(`From: jo@example.org\r\n${nested.join('')}`);
    expect(readMail(deep, ENTRY).fault?.reason).toBe('Its parts are nested more than 100 deep.');
  });

  it('takes large headers that are not absurd', async () => {
    const received = Array.from(
      { length: 2000 },
      (_, i) => `Received: from host${i}.example.org by mx.example.org; ${i}`,
    );
    const contact = await contactOf(
      plainMail({ more: [...received, `References: ${'<a@b.example> '.repeat(3000)}`] }),
    );
    expect(contact.thread?.references).toEqual(['a@b.example']);
  });

  it('falls back on Sender where From cannot be written to', async () => {
    const contact = await contactOf(
      plainMail({ from: 'root', more: ['Sender: The Clerk <Clerk@parish.example>'] }),
    );
    expect(contact.from).toEqual({ kind: 'email', value: 'clerk@parish.example', name: 'The Clerk' });
  });
});

describe('mailAttachments', () => {
  it('gives the bytes of what the contact describes', async () => {
    const [part] = mailAttachments(mailFixture('multipart'), [1]);
    expect([part!.name, part!.contentType, Buffer.from(part!.content).toString()]).toEqual([
      'letter.pdf',
      'application/pdf',
      '%PDF-1.4\n',
    ]);
    expect(mailAttachments(mailFixture('forward'), [0])[0]!.name).toBe('stairs.png');
    expect(() => mailAttachments(mailFixture('plain'), [0])).toThrow(RangeError);
  });
});

describe('whose address From is', () => {
  const mail = (...headers: string[]): Uint8Array =>
    Buffer.from([...headers, 'To: help@council.example', 'Subject: x', '', 'Hello'].join('\r\n'));
  const read = (raw: Uint8Array, authenticatedBy?: string[]) =>
    readMail(raw, 'help@council.example', { authenticatedBy }).contact;
  const FROM = 'From: A resident <resident@customer.example>';

  it('is not asked where no relay is trusted', () => {
    expect(read(mail(FROM))?.senderIs).toBeUndefined();
  });

  it.each([
    ['Authentication-Results: mx.council.example; dmarc=pass header.from=customer.example', 'proven'],
    ['Authentication-Results: mx.council.example; dmarc=fail header.from=customer.example', 'unproven'],
    ['Authentication-Results: mx.forger.example; dmarc=pass header.from=customer.example', 'unproven'],
    ['X-Other: nothing was found', 'unproven'],
  ])('is as a trusted relay found: %s', (header, senderIs) => {
    expect(read(mail(header, FROM), ['mx.council.example'])).toMatchObject({ senderIs });
  });

  it('is that of several people where there are several authors', () => {
    expect(read(mail('From: one@customer.example, two@customer.example'))).toMatchObject({
      from: { value: 'one@customer.example' },
      senderIs: 'shared',
      alsoReachableAt: [{ value: 'two@customer.example' }],
    });
  });

  it.each([
    'X-PHP-Originating-Script: 33:contact.php',
    'X-Mailer: PHPMailer 6.9',
    'Auto-Submitted: auto-generated',
  ])('is that of a program that passes on what others wrote: %s', (sign) => {
    const site = 'From: Our site <hello@site.example>';
    const named = 'Reply-To: A resident <resident@customer.example>';
    expect(read(mail(sign, site, named))).toMatchObject({ senderIs: 'machine' });
    expect(read(mail(sign, site))?.senderIs).toBeUndefined();
    expect(read(mail(site, named))?.senderIs).toBeUndefined();
  });
});
