import fs from 'node:fs/promises';
import path from 'node:path';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { dueAt } from '@frontdoor/charter';
import { api, type EnquiryDetail, type Scan } from '@frontdoor/contracts';
import { startOfDay } from '@frontdoor/kernel';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadPack } from '../../libs/charter/spec/read-charters.js';
import { dayFromToday } from '../support/council.js';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { scannedTiff, scannerMail } from '../support/scans.js';
import type { World } from '../support/world.js';
import { POST_ROOM, SCANNER } from './scanned-letters.js';

const ZONE = 'Europe/London';
const STAMP = dayFromToday(-3);
const ADDRESS = '12 Mill Road, Fenmoor, CB1 2AB';
/** Reading on two cores, several at once. */
const READ_MS = 90_000;

/** A letter through each door for paper: into the queue, due by its stamp, and answered. */
export function tellLettersByEachWay(given: () => World, folder: string): void {
  describe('a scanned letter', () => {
    let world: World;
    let ash: Desk;
    beforeAll(async () => {
      world = given();
      ash = await Desk.of(world, 'ash');
      const scan = (name: string) =>
        scannedTiff([
          { lines: [...ADDRESS.split(', '), '', `${name}@customer.example`, '', 'My gate is broken'] },
        ]);
      const place = path.join(folder, 'letter', POST_ROOM);
      await fs.mkdir(place, { recursive: true });
      await fs.writeFile(path.join(place, 'folder.tif'), await scan('folder'));
      await sendMail(world.smtpPort, {
        envelope: { from: 'printer@fenmoor.example', to: [SCANNER] },
        raw: scannerMail(SCANNER, 'printer.tif', await scan('printer')),
      });
      const brought = await ash.agent.request(api.uploadScan, {
        query: { name: 'brought.tif' },
        bytes: await scan('brought'),
        contentType: 'image/tiff',
      });
      await ash.agent.ask(api.takeScan, {
        params: { id: ((await brought.json()) as Scan).id },
        body: {
          letters: [
            { firstPage: 1, lastPage: 1, channel: 'letter', service: 'customer-services', receivedOn: STAMP },
          ],
        },
      });
    });

    const contactOf = (name: string) =>
      eventually(`${name}.tif in the queue`, async () => {
        const [found] = await world.database.query<{ id: string; enquiryId: string }[]>(
          `SELECT id, enquiry_id AS "enquiryId" FROM contact WHERE attachments->0->>'name' = $1`,
          [`${name}.tif`],
        );
        return found;
      });
    const due = ({ commitments }: EnquiryDetail) =>
      commitments.map(({ promiseId, dueAt: at, state }) => ({ promiseId, at, state }));
    const dueFrom = (day: string) => {
      const at = new Date(dueAt(loadPack('cambridge-city'), 'CITY-L1', startOfDay(day, ZONE))).toISOString();
      return [{ promiseId: 'CITY-L1', at, state: 'running' }];
    };

    /** In the queue, counted from the stamp, taken on, and its sender's address confirmed from its own words. */
    const takenOn = async (name: string): Promise<EnquiryDetail> => {
      const { id, enquiryId } = await contactOf(name);
      const came = await ash.read(enquiryId);
      // Whoever brought it looked at its stamp; of the others an agent tells it from the picture.
      if (name !== 'brought') {
        expect(due(came)).toEqual(dueFrom(came.receiptDates[0]!.date));
        const stamped = await ash.agent.request(api.correctReceipt, {
          params: { id },
          body: { date: STAMP, reason: 'Its stamp' },
        });
        expect(stamped.status).toBe(200);
      }
      const { items } = await ash.agent.ask(api.readQueue, { query: { view: 'all' } });
      const item = items.find((each) => each.enquiryId === enquiryId)!;
      expect([item.channel, item.promise?.dueAt]).toEqual(['letter', dueFrom(STAMP)[0]!.at]);
      await ash.agent.ask(api.acceptWorkItem, { params: { id: item.id } });
      const reading = await vi.waitFor(
        async () => {
          const found = await ash.agent.ask(api.readReading, { params: { id } });
          expect(found.state).toBe('read');
          return found;
        },
        { timeout: READ_MS, interval: 200 },
      );
      for (const kind of ['postal', 'email'] as const) {
        const { value } = reading.suggestions.find((each) => each.kind === kind)!;
        await ash.agent.ask(api.confirmReadingSuggestion, { params: { id, kind }, body: { value } });
      }
      const enquiry = await ash.read(enquiryId);
      expect(due(enquiry)).toEqual(dueFrom(STAMP));
      expect(enquiry.wantedChannel).toMatchObject({ channel: 'letter', why: 'received' });
      return enquiry;
    };
    const kept = (enquiry: EnquiryDetail) =>
      ash.until('the promise kept', enquiry, (each) => due(each).every(({ state }) => state === 'kept'));

    it.each(['brought', 'folder'])(
      '(%s) is due by its stamp, and answered by a letter that is printed and posted',
      async (name) => {
        const enquiry = await takenOn(name);
        const { to } = enquiry.replyRoutes.find(({ channel }) => channel === 'letter')!;
        expect(to).toBe(ADDRESS);
        await ash.reply(enquiry, { channel: 'letter', to, text: 'We mend it on Friday.' });
        const { id } = await eventually('the letter to print', async () => {
          const { letters } = await ash.agent.ask(api.listPrintQueue, { query: { show: 'to-print' } });
          return letters.find(({ reference }) => reference === enquiry.reference);
        });
        expect(due(await ash.read(enquiry.id))).toEqual(dueFrom(STAMP));
        expect((await ash.agent.request(api.printLetters, { body: { ids: [id] } })).status).toBe(200);
        await ash.agent.ask(api.markPosted, { body: { ids: [id], on: dayFromToday(0) } });
        await kept(enquiry);
      },
      2 * READ_MS,
    );

    it(
      '(printer) is due by its stamp, and answered by email instead, which says why',
      async () => {
        const enquiry = await takenOn('printer');
        const to = 'printer@customer.example';
        const reasonForChannel = 'a letter would come too late';
        await ash.reply(enquiry, { channel: 'email', to, text: 'We mend it today.', reasonForChannel });
        const { timeline } = await kept(enquiry);
        const sent = timeline.find((entry) => entry.type === 'contact' && entry.direction === 'out');
        expect(sent).toMatchObject({ channel: 'email', text: expect.stringContaining(reasonForChannel) });
      },
      2 * READ_MS,
    );
  });
}
