import { randomBytes } from 'node:crypto';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { api, type EnquiryDetail, type TimelineEntry } from '@frontdoor/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleClient } from '../support/console-client.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;

const RESIDENT = 'resident@customer.example';
const MEGABYTE = 1024 * 1024;
/** Hub and worker apart on a machine that does much else. */
const SLOW_MS = 40_000;

/** Mail that is large, mail to two departments, and an answer that comes back. */
export function tellMail(given: () => World): void {
  describe('mail to the council', { timeout: 2 * SLOW_MS }, () => {
    let world: World;
    let desk: Desk;
    let ash: ConsoleClient;
    beforeAll(async () => {
      world = given();
      desk = await Desk.of(world, 'ash');
      ash = desk.agent;
    });

    const received = (subject: string, count = 1): Promise<EnquiryDetail[]> =>
      eventually(
        `${subject} in the queue`,
        async () => {
          const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
          const found = items.filter((each) => each.subject === subject);
          if (found.length < count) return undefined;
          return Promise.all(
            found.map(({ enquiryId }) => ash.ask(api.readEnquiry, { params: { id: enquiryId } })),
          );
        },
        SLOW_MS,
      );

    it('a mail with a large file is kept beside the database and its file given out as it was', async () => {
      const file = randomBytes(3 * MEGABYTE);
      const raw = [
        ...[`From: ${RESIDENT}`, 'To: help@fenmoor.example', 'Subject: The plan of the yard'],
        ...['Message-ID: <plan@customer.example>', 'Content-Type: multipart/mixed; boundary=b', ''],
        ...['--b', 'Content-Type: text/plain', '', 'Here is the plan.'],
        ...['--b', 'Content-Type: application/zip', 'Content-Disposition: attachment; filename=plan.zip'],
        ...['Content-Transfer-Encoding: base64', '', file.toString('base64').replaceAll(/.{76}/g, '$&\r\n')],
        '--b--',
        '',
      ].join('\r\n');
      await sendMail(world.smtpPort, { envelope: { from: RESIDENT, to: 'help@fenmoor.example' }, raw });
      const [enquiry] = await received('The plan of the yard');
      const contact = enquiry!.timeline.find((each): each is Contact => each.type === 'contact')!;
      const params = { id: contact.id, index: String(contact.attachments[0]!.index) };
      const answer = await ash.request(api.readAttachment, { params });
      expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
      const [row] = await world.database.query<{ raw: Buffer | null; size: number }[]>(
        'SELECT r.raw, s.size FROM receipt r JOIN stored_bytes s USING (digest) WHERE r.id = $1',
        [contact.id],
      );
      expect(row).toEqual({ raw: null, size: expect.any(Number) });
      expect(row!.size).toBeGreaterThan((file.length * 4) / 3);
    });

    it('a mail to two departments is an enquiry of each, with what each promises, and each knows of the other', async () => {
      const to = ['help@fenmoor.example', 'waste@fenmoor.example'];
      const raw = [
        ...[`From: ${RESIDENT}`, `To: ${to.join(', ')}`, 'Subject: Two things at once'],
        ...['Message-ID: <two@customer.example>', 'Date: Tue, 24 Nov 2026 09:12:00 +0000', ''],
        'My bin was missed, and my bill is wrong.',
      ].join('\r\n');
      await sendMail(world.smtpPort, { envelope: { from: RESIDENT, to }, raw });
      const [one, other] = (await received('Two things at once', 2)) as [EnquiryDetail, EnquiryDetail];
      expect(one.service).not.toBe(other.service);
      for (const each of [one, other]) {
        expect(each.commitments.length).toBeGreaterThan(0);
        expect(each.commitments.map(({ state }) => state)).toEqual(each.commitments.map(() => 'running'));
      }
      const later = await ash.ask(api.readEnquiry, { params: { id: other.id } });
      const first = await ash.ask(api.readEnquiry, { params: { id: one.id } });
      const known = [...first.suggestions, ...later.suggestions].filter(({ isOneMail }) => isOneMail);
      expect(known.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted());
    });

    it('an answer that bounces was none: its promise runs again, and nothing new is opened', async () => {
      const words = 'When is the hall open?';
      const enquiry = await desk.receive('help', words, 'gone@customer.example');
      const states = ({ commitments }: EnquiryDetail) => [...new Set(commitments.map(({ state }) => state))];
      expect(states(enquiry)).toEqual(['running']);
      await desk.reply(enquiry, { text: 'The hall is open until nine.', close: true });
      await desk.until('the answer', enquiry, (each) => states(each)[0] === 'kept');
      await desk.bounce('The hall is open until nine.');
      const back = await desk.until('the bounce', enquiry, ({ state }) => state === 'open');
      expect(states(back)).toEqual(['running']);
      expect(back.commitments.map(({ dueAt }) => dueAt)).toEqual(
        enquiry.commitments.map(({ dueAt }) => dueAt),
      );
      const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
      expect(items.filter(({ enquiryId }) => enquiryId === enquiry.id).map(({ kind }) => kind)).toContain(
        'delivery-failed',
      );
      const bounces = await world.database.query<{ enquiry_id: string }[]>(
        `SELECT DISTINCT enquiry_id FROM contact WHERE text LIKE '%550 5.1.1 User unknown%'
           OR subject LIKE 'Undelivered Mail%'`,
      );
      expect(bounces.every(({ enquiry_id }) => enquiry_id === enquiry.id)).toBe(true);
    });
  });
}
