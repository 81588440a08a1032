import { randomBytes } from 'node:crypto';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { api, type EnquiryDetail, type TimelineEntry } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;

const RESIDENT = 'resident@customer.example';
const MEGABYTE = 1024 * 1024;

/** Mail that is large, and mail to two departments. */
export function tellWrittenWord(shape: string, start: () => Promise<World>): void {
  describe(`written to the council, ${shape}`, () => {
    let world: World;
    let ash: ConsoleClient;
    beforeAll(async () => {
      world = await start();
      ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    });
    afterAll(() => world?.stop());

    const received = (subject: string, count = 1): Promise<EnquiryDetail[]> =>
      eventually(`${subject} in the queue`, async () => {
        const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
        const found = items.filter((each) => each.subject === subject);
        if (found.length < count) return undefined;
        return Promise.all(
          found.map(({ enquiryId }) => ash.ask(api.readEnquiry, { params: { id: enquiryId } })),
        );
      });

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
  });
}
