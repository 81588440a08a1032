import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { api, type QuarantineItem } from '@frontdoor/contracts';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { contactSaying, countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { ENTRY, expectRefusal, mail, read, sendMailWebhook } from './send.js';

const LIMIT = 20_000;
const deep = (levels: number): string =>
  Array.from(
    { length: levels },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  ).join('');

describe('mail that is not what it should be', () => {
  const door = openDoor({ SMTP_MAX_BYTES: String(LIMIT) });
  let oak: ConsoleClient;
  beforeAll(async () => {
    oak = await ConsoleClient.logIn(door.url, 'oak', door.password);
  });

  const bySmtp = (
    raw: string | Uint8Array,
    to: string | string[] = ENTRY.mail,
    from = someone(),
  ): Promise<void> => sendMail(door.smtpPort, { envelope: { from, to }, raw });
  const refusal = (sending: Promise<void>): Promise<{ responseCode: number; response: string }> =>
    sending.then(
      () => Promise.reject(new Error('It was taken')),
      (error: unknown) => error as { responseCode: number; response: string },
    );

  describe('by SMTP', () => {
    it.each(['nobody@fenmoor.example', 'help@elsewhere.example', 'somebody@gmail.example'])(
      'to %s is refused: nothing is relayed',
      async (to) => {
        const before = await countReceipts(door);
        expect(await refusal(bySmtp(mail(someone(), 'x'), to))).toMatchObject({
          responseCode: 550,
          response: expect.stringContaining('5.1.1') as string,
        });
        expect(await countReceipts(door)).toBe(before);
      },
    );

    it('to one address of ours and one unknown reaches ours', async () => {
      const word = door.secretly(`word${randomUUID()}`);
      await bySmtp(mail(someone(), word), [ENTRY.mail, 'nobody@fenmoor.example']);
      await contactSaying(door, word);
    });

    it('larger than the limit is refused, naming the limit', async () => {
      const refused = await refusal(bySmtp(mail(someone(), 'x'.repeat(LIMIT + 1))));
      expect(refused.responseCode).toBe(552);
    });

    it('twice, byte for byte, is taken once', async () => {
      const word = door.secretly(`word${randomUUID()}`);
      const raw = mail(someone(), word);
      const before = await countReceipts(door);
      await bySmtp(raw);
      await bySmtp(raw);
      expect(await countReceipts(door)).toBe(before + 1);
    });

    it('cut off before the final dot is not taken', async () => {
      const before = await countReceipts(door);
      await new Promise<void>((resolve) => {
        const lines = ['EHLO x', `MAIL FROM:<${someone()}>`, `RCPT TO:<${ENTRY.mail}>`, 'DATA'];
        const socket = net.connect(door.smtpPort, '127.0.0.1');
        socket.on('data', (reply) => {
          if (!/^\d{3} /m.test(String(reply))) return;
          const next = lines.shift();
          if (next) socket.write(`${next}\r\n`);
          else socket.write('Subject: half\r\n\r\nhalf', () => socket.destroy());
        });
        socket.on('close', () => resolve());
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await countReceipts(door)).toBe(before);
    });

    it('a client that speaks nonsense is told so and harms nobody', async () => {
      const said = await new Promise<string>((resolve) => {
        let all = '';
        const socket = net.connect(door.smtpPort, '127.0.0.1', () => {
          socket.write('GET / HTTP/1.1\r\n\u0000\u0001\u0002\r\nMAIL FROM:<<>>\r\nRCPT TO:x\r\nQUIT\r\n');
        });
        socket.on('data', (chunk) => (all += String(chunk))).on('close', () => resolve(all));
      });
      expect(said).toMatch(/^(421|5\d\d) /m);
      await bySmtp(mail(someone(), 'still here'));
    });
  });

  describe('that cannot be read', () => {
    const unreadable: [string, Uint8Array][] = [
      ['nothing but white space', Buffer.from(' \r\n\r\n ')],
      ['bytes that are no mail', Buffer.from([0, 1, 2, 0xff, 0xfe, 13, 10, 0, 0x80])],
      ['a page instead of a mail', Buffer.from('<html><body>Hello</body></html>')],
      ['a mail without a sender', Buffer.from('Subject: who am I\r\n\r\nNobody knows')],
      ['parts nested 150 deep', Buffer.from(`From: <${someone()}>\r\n${deep(150)}`)],
    ];
    it.each(unreadable)(
      '%s is kept whole, shown with the reason, and can be put in the queue',
      async (_, raw) => {
        const answer = await sendMailWebhook(door, ENTRY.mail, raw);
        expect(answer.status).toBe(202);
        const id = (answer.json as { contacts: { contactId: string }[] }).contacts[0]!.contactId;
        door.took(id);
        const item: QuarantineItem = await eventually('it is in quarantine', async () => {
          const { items } = await oak.ask(api.listQuarantine);
          return items.find((each) => each.id === id);
        });
        expect(item).toMatchObject({ channel: 'email', entryPoint: ENTRY.mail, size: raw.length });
        expect(item.reason.length).toBeGreaterThan(10);
        expect(item.remedy.length).toBeGreaterThan(10);

        const download = await oak.request(api.readQuarantined, { params: { id } });
        expect(download.headers.get('content-disposition')).toContain('attachment');
        expect(download.headers.get('content-type')).toBe('application/octet-stream');
        expect(Buffer.from(await download.arrayBuffer()).equals(raw)).toBe(true);

        expect((await oak.request(api.releaseQuarantined, { params: { id } })).status).toBe(204);
        const { enquiry_id: enquiry } = await eventually('it is a contact', async () => {
          const rows = await door.database.query('SELECT enquiry_id FROM contact WHERE id = $1', [id]);
          return (rows as { enquiry_id: string }[])[0];
        });
        const { items: queue } = await oak.ask(api.readQueue, { query: { view: 'all', limit: '200' } });
        expect(queue.find((each) => each.enquiryId === enquiry)?.subject).toMatch(/^Could not be read: /);
        const again = await read(await oak.request(api.releaseQuarantined, { params: { id } }));
        expectRefusal(again, 404, 'quarantine-item-not-found');
      },
    );

    it('agents see the list but neither raw bytes nor release', async () => {
      const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
      await ash.ask(api.listQuarantine);
      const params = { id: randomUUID() };
      expectRefusal(await read(await ash.request(api.readQuarantined, { params })), 403, 'not-allowed');
      expectRefusal(await read(await ash.request(api.releaseQuarantined, { params })), 403, 'not-allowed');
    });

    it.each([api.readQuarantined, api.releaseQuarantined])(
      'an unknown id is answered with 404 ($path)',
      async (endpoint) => {
        const answer = await read(await oak.request(endpoint, { params: { id: randomUUID() } }));
        expectRefusal(answer, 404, 'quarantine-item-not-found');
      },
    );
  });

  describe('that is odd but readable is routed', () => {
    const odd: [string, (word: string, from: string) => string][] = [
      ['without a Message-ID, a date or a subject', (word, from) => `From: ${from}\r\n\r\n${word}`],
      [
        'with a boundary that never comes',
        (word, from) => `From: ${from}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${word}`,
      ],
      [
        'with an unknown character set',
        (word, from) => `From: ${from}\r\nContent-Type: text/plain; charset=klingon\r\n\r\n${word}`,
      ],
      [
        'with broken base64',
        (word, from) =>
          `From: ${from}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n${word}\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!=\r\n--x--`,
      ],
      [
        'with a subject of 10,000 characters',
        (word, from) => `From: ${from}\r\nSubject: ${'long '.repeat(2000)}\r\n\r\n${word}`,
      ],
      [
        'with a Date in the year 99999',
        (word, from) => `From: ${from}\r\nDate: Fri, 1 Jan 99999 00:00:00 +0000\r\n\r\n${word}`,
      ],
    ];
    it.each(odd)('%s', async (_, make) => {
      const word = door.secretly(`word${randomUUID()}`);
      const from = door.secretly(someone());
      await bySmtp(make(word, from));
      expect(await contactSaying(door, word)).toMatchObject({ party_value: from });
    });
  });

  thenNothingIsLostOrTold(door);
});
