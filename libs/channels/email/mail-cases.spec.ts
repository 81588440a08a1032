import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mailAttachments, readMail } from './mime.mapping.js';

const bytesOf = (name: string): Buffer =>
  readFileSync(new URL(`./fixtures/cases/${name}.eml`, import.meta.url));

/** What came of a mail, in the words of the table below. */
function outcome(name: string) {
  const { contact, newText, fault } = readMail(bytesOf(name), 'tax@testshire.example');
  return {
    kind: fault ? 'quarantine' : (contact.automatic ?? 'person'),
    subject: contact?.subject,
    from: contact?.from?.value ?? null,
    text: contact?.text ?? '',
    newText: newText ?? contact?.text,
    files: contact?.attachments ?? [],
    bounce: contact?.bounce,
    references: contact?.thread?.references,
    fault,
  };
}

const PAT = { kind: 'person', from: 'pat@citizen.example' };
const BIN = { ...PAT, subject: 'Bin not emptied' };
const file = (name: string, size: number) => expect.objectContaining({ name, size }) as unknown;

describe('mail as strangers send it', () => {
  it.each<[name: string, expected: object]>([
    [
      '01-windows-1252-quotes',
      {
        ...PAT,
        subject: 'It’s €120 – please',
        text: 'I’m writing about “the bill” – it says €120 and £100…',
      },
    ],
    ['02-iso-8859-1-label-windows-bytes', { ...BIN, text: 'The collector wouldn’t stop – again.' }],
    ['03-no-charset-in-a-part', { ...BIN, text: 'Café at 12 High Street owes £40.' }],
    ['04-us-ascii-label-utf-8-bytes', { ...BIN, text: 'The café owes £40 – soon.' }],
    ['05-utf-7', { ...PAT, subject: 'The café owes £40', text: 'The café owes £40 + tax.' }],
    [
      '06-character-split-over-encoded-words',
      { ...PAT, subject: 'Ymddiheuriad – Tŷ’r Cyngor', text: 'Hello.' },
    ],
    ['07-no-from-but-reply-to', { ...BIN, text: 'Hello.' }],
    ['08-no-from-but-return-path', { ...BIN, text: 'Hello.' }],
    ['09-quoted-local-part', { ...BIN, from: '"pat citizen"@citizen.example', text: 'Hello.' }],
    [
      '10-separator-line-with-a-space',
      { ...BIN, text: 'The body begins after a line that holds one space.' },
    ],
    [
      '11-no-separator-line',
      { ...BIN, text: 'This line is no header field, so the body begins here.\nSecond line.' },
    ],
    ['12-content-type-text', { ...BIN, text: 'Hello from an old program.', files: [] }],
    ['13-attachment-bytes', { ...BIN, text: 'See file.', files: [file('rent.csv', 29)] }],
    ['14-attachment-8bit-binary', { ...BIN, text: 'See file.', files: [file('x.bin', 9)] }],
    ['15-inline-text-with-a-name', { ...BIN, text: 'See the note.', files: [file('note.txt', 18)] }],
    [
      '16-forwarded-as-attachment',
      {
        ...BIN,
        text: expect.stringMatching(
          /^Please see the mail I was sent\.\n\nFrom: Fran Friend[^]*3 Nov 2026[^]*Inner words\.$/,
        ),
        files: [file('notice.pdf', 5), expect.objectContaining({ contentType: 'message/rfc822', size: 449 })],
      },
    ],
    [
      '17-uuencode',
      { ...BIN, text: 'Here is my reading.\n\n\nThanks, Pat', files: [file('reading.txt', 38)] },
    ],
    ['18-winmail-dat', { ...BIN, text: 'See file.', files: [file('reading.txt', 38)] }],
    ['19-bidi-override-in-file-name', { ...BIN, text: 'See file.', files: [file('billfdp.exe', 2)] }],
    [
      '20-calendar-without-a-name',
      { ...BIN, text: 'Visit on Tuesday?', files: [expect.objectContaining({ name: 'attachment-1.ics' })] },
    ],
    ['21-three-hundred-attachments', { ...BIN, files: expect.objectContaining({ length: 300 }) }],
    [
      '22-nested-messages',
      {
        kind: 'quarantine',
        fault: expect.objectContaining({ reason: 'Its parts are nested more than 100 deep.' }),
      },
    ],
    [
      '23-out-of-office-null-return-path',
      { ...PAT, kind: 'auto-reply', subject: 'Out of Office: Annual leave' },
    ],
    ['24-out-of-office-auto-generated', { ...PAT, kind: 'auto-reply' }],
    ['25-out-of-office-welsh', { ...PAT, kind: 'auto-reply', subject: 'Ateb awtomatig: Eich ymholiad' }],
    ['26-out-of-office-plain-subject', { ...PAT, kind: 'auto-reply', subject: 'Out of Office reply' }],
    ['27-x-loop', { ...PAT, kind: 'generated', subject: 'Nightly report' }],
    [
      '28-abuse-feedback-report',
      { kind: 'generated', from: 'fbl@isp.example', references: ['sent@testshire.example'] },
    ],
    [
      '29-bounce-sender-without-address',
      {
        kind: 'bounce',
        from: null,
        subject: 'Mail delivery failed',
        bounce: expect.objectContaining({
          messageId: 'sent@testshire.example',
          status: '5.1.1',
          recipient: 'pat@citizen.example',
        }),
      },
    ],
    [
      '30-bounce-gateway-without-address',
      {
        kind: 'bounce',
        from: null,
        subject: 'Returned Mail: Error During Delivery',
        bounce: expect.objectContaining({ messageId: 'sent@testshire.example', status: '5.1.1' }),
      },
    ],
    [
      '31-bounce-without-message-id',
      {
        kind: 'bounce',
        from: 'mailer-daemon@relay.example',
        bounce: { status: '5.2.2', recipient: 'pat@citizen.example', reason: '552 5.2.2 mailbox full' },
      },
    ],
    ['32-reply-gmail', { ...PAT, newText: 'Yes, Tuesday is fine.' }],
    ['33-reply-outlook', { ...PAT, newText: 'Yes, Tuesday is fine.\n\nPat' }],
    ['34-reply-html-blockquote', { ...PAT, newText: 'Yes, Tuesday is fine.' }],
    [
      '35-reply-that-quotes-nothing',
      {
        ...PAT,
        newText: 'On Monday I wrote: nobody answered.\nFrom: the bins at the back to the front is 20 m.',
      },
    ],
    ['36-guard-question-about-opening-hours', { ...PAT, text: 'A street lamp is out.' }],
    [
      '37-guard-form-mailer',
      { kind: 'generated', from: 'forms@citizen.example', text: 'My caddy never came.' },
    ],
    ['38-guard-delivery-failure', { ...PAT, text: 'It did not come.' }],
  ])('%s', (name, expected) => {
    expect(outcome(name)).toMatchObject(expected);
  });

  it('gives the bytes of attachments as they were sent', async () => {
    const content = async (name: string, index = 0): Promise<string> =>
      Buffer.from(mailAttachments(bytesOf(name), [index])[0]!.content).toString('latin1');
    expect(await content('13-attachment-bytes')).toBe('week,rent\r\n1,120.00\r\n2,120.00');
    expect(await content('14-attachment-8bit-binary')).toBe('\x80\x81abc\r\n\xff\xfe');
    expect(await content('17-uuencode')).toBe('Meter reading 4711\nMeter reading 4712\n');
    expect(await content('18-winmail-dat')).toBe('Meter reading 4711\nMeter reading 4712\n');
    expect(await content('16-forwarded-as-attachment', 1)).toMatch(/^From: Fran Friend [^]*--q--\r\n$/);
  });

  it('refuses mails nested in mails after 300 ms of processor at most', () => {
    const deep = Buffer.from(
      `From: a@b.example\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(100_000)}`,
    );
    const began = process.cpuUsage().user;
    expect(readMail(deep, 'x@y.example').fault?.reason).toBe('Its parts are nested more than 100 deep.');
    expect(process.cpuUsage().user - began).toBeLessThan(300_000);
  });
});
