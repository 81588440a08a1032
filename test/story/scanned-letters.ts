import fs from 'node:fs/promises';
import path from 'node:path';
import { Directory } from '@frontdoor/casework/directory';
import { api, type Scan } from '@frontdoor/contracts';
import { dayOf, SystemClock } from '@frontdoor/kernel';
import { InstanceSecret } from '@frontdoor/platform';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openSheets } from '../../libs/channels/paper/index.js';
import { sendMail } from '../../libs/channels/email/stand-in/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { faxedTiff, faxMail, scannedPage, scannedTiff } from '../support/scans.js';
import { SECRET, type World } from '../support/world.js';

const YESTERDAY = dayOf(new SystemClock().now() - 24 * 3_600_000, 'Europe/London');
/** Their mails bring pages: of a fax service, and of the printer in the post room. */
const MAILBOX = 'benefits@fenmoor.example';
export const SCANNER = 'repairs@fenmoor.example';
export const POST_ROOM = 'post room';
const FAX = '+441223555100';
const SENDER = '+441223555777';
const SOON = { timeout: 60_000, interval: 200 };

/** What a hub is set up with to take scans in by this folder and by mail. */
export const scanSettings = (folder: string): Record<string, string> => ({
  ...{ SECRET, SCAN_FOLDER: folder },
  SCAN_MAILBOXES: JSON.stringify({
    [MAILBOX]: { channel: 'fax', entryPoint: FAX },
    [SCANNER]: { channel: 'letter', entryPoint: POST_ROOM },
  }),
});

/** Letters and faxes as pages, by each way in. */
export function tellScannedLetters(given: () => World, folder: string): void {
  describe('letters that are scanned', () => {
    let world: World;
    let desk: ConsoleClient;
    beforeAll(async () => {
      world = given();
      desk = await ConsoleClient.logIn(world.url, 'ash', world.password);
      await world.database.query(
        `INSERT INTO entry_point SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'channel', 'fax', 'address', $1::text))).*
         FROM entry_point e WHERE channel = 'letter' LIMIT 1`,
        [FAX],
      );
      await world.hub.app.get(Directory).refresh();
    });

    const contactsOf = (name: string) =>
      world.database.query<{ id: string; enquiry_id: string; scan: unknown; read_text: string | null }[]>(
        `SELECT id, enquiry_id, scan, read_text FROM contact WHERE attachments->0->>'name' = $1 ORDER BY at, id`,
        [name],
      );

    it('by staff are cut by separator sheets, and put into the queue with the day on which they came', async () => {
      const sheet = await desk.request(api.printSeparator);
      expect(sheet.headers.get('content-type')).toBe('application/pdf');
      const bytes = await scannedTiff([
        { lines: ['Dear council, the lamp is broken'] },
        {},
        { lines: ['Dear sirs'] },
      ]);
      const sent = await desk.request(api.uploadScan, {
        query: { name: 'monday.tif' },
        bytes,
        contentType: 'image/tiff',
      });
      expect(sent.status).toBe(201);
      const scan = (await sent.json()) as Scan;
      expect(scan).toMatchObject({ name: 'monday.tif', pages: 3, separators: [], by: desk.me.name });
      const page = await desk.request(api.readScanPage, { params: { id: scan.id, page: '3' } });
      expect(page.headers.get('content-type')).toBe('image/png');
      const letters = [
        { firstPage: 1, lastPage: 2, channel: 'letter', service: 'waste', receivedOn: YESTERDAY },
        { firstPage: 3, lastPage: 3, channel: 'letter', service: 'waste', from: 'Mrs Sirs' },
      ];
      const wrong = await desk.request(api.takeScan, {
        params: { id: scan.id },
        body: { letters: [letters[0], { ...letters[1], firstPage: 2 }] },
      });
      expect(((await wrong.json()) as { error: { code: string } }).error.code).toBe('scan-pages-wrong');
      const taken = await desk.ask(api.takeScan, { params: { id: scan.id }, body: { letters } });
      expect(await desk.ask(api.takeScan, { params: { id: scan.id }, body: { letters } })).toEqual(taken);
      expect(await desk.ask(api.listScans)).toEqual({ scans: [] });
      const rows = await vi.waitFor(async () => {
        const found = await contactsOf('monday.tif');
        expect(found).toHaveLength(2);
        return found;
      }, SOON);
      const [first, second] = rows as [(typeof rows)[0], (typeof rows)[0]];
      const detail = await desk.ask(api.readEnquiry, { params: { id: second.enquiry_id } });
      expect(detail).toMatchObject({ subject: 'Letter, one page', customer: 'Mrs Sirs' });
      const pages = await desk.ask(api.readAttachmentPages, { params: { id: first.id, index: '0' } });
      expect(pages).toEqual({ total: 2, drawn: 2 });
      const beyond = await desk.request(api.readAttachmentPage, {
        params: { id: second.id, index: '0', page: '2' },
      });
      expect(beyond.status).toBe(400);
    });

    it('of which several lie in one file are downloaded each by itself', async () => {
      const [first, second] = await contactsOf('monday.tif');
      const download = async (id: string) => {
        const answer = await desk.request(api.readAttachment, { params: { id, index: '0' } });
        expect(answer.headers.get('content-disposition')).toMatch(
          /attachment; filename="monday pages? [\d-]+\.tif"/,
        );
        return openSheets(new Uint8Array(await answer.arrayBuffer()));
      };
      expect((await download(first!.id)).total).toBe(2);
      expect((await download(second!.id)).total).toBe(1);
    });

    it('that were photographed page by page are one letter, in the order that staff gave', async () => {
      const bring = async (name: string, lines: string[]) => {
        const page = sharp(await scannedPage({ lines }));
        const isPng = name.endsWith('.png');
        const bytes = await (isPng ? page.png() : page.jpeg()).toBuffer();
        const contentType = isPng ? 'image/png' : 'image/jpeg';
        const sent = await desk.request(api.uploadScan, { query: { name }, bytes, contentType });
        return ((await sent.json()) as Scan).id;
      };
      const second = await bring('IMG_2.png', ['and the bench is broken']);
      const first = await bring('IMG_1.jpg', ['Dear council, the swing is loose']);
      const scan = await desk.ask(api.bindPhotographs, { body: { scans: [first, second] } });
      expect(scan).toMatchObject({ name: 'IMG_1 and 1 more.pdf', pages: 2, separators: [] });
      expect(await desk.ask(api.listScans)).toEqual({ scans: [scan] });
      const letter = { ...scan.letters[0]!, channel: 'letter', service: 'waste' };
      await desk.ask(api.takeScan, { params: { id: scan.id }, body: { letters: [letter] } });
      const [contact] = await vi.waitFor(async () => {
        const found = await contactsOf(scan.name);
        expect(found[0]!.read_text).toContain('the bench is broken');
        return found;
      }, SOON);
      const { pages } = await desk.ask(api.readReading, { params: { id: contact!.id } });
      expect(pages.map(({ text }) => text.trim())).toEqual([
        'Dear council, the swing is loose',
        'and the bench is broken',
      ]);
      const file = await desk.request(api.readAttachment, { params: { id: contact!.id, index: '0' } });
      expect((await openSheets(new Uint8Array(await file.arrayBuffer()))).total).toBe(2);
    }, 90_000);

    it('into the watched folder come into the queue, and join their enquiry by the code on them', async () => {
      const [known] = await contactsOf('monday.tif');
      const { reference } = await desk.ask(api.readEnquiry, { params: { id: known!.enquiry_id } });
      const token = new InstanceSecret(SECRET).signReference(reference, 'track');
      const place = path.join(folder, 'letter', POST_ROOM);
      await fs.mkdir(place, { recursive: true });
      const bytes = await scannedTiff([{ lines: ['Still dark'], code: `${world.url}/track/${token}` }]);
      await fs.writeFile(path.join(place, 'answer.tif'), bytes);
      const [contact] = await vi.waitFor(async () => {
        const found = await contactsOf('answer.tif');
        expect(found).toHaveLength(1);
        return found;
      }, SOON);
      expect(contact!.enquiry_id).toBe(known!.enquiry_id);
      await vi.waitFor(
        async () => expect(await fs.readdir(path.join(place, 'taken'))).toEqual(['answer.tif']),
        SOON,
      );
    });

    it('are read when they are in the queue already, and say what they are about', async () => {
      const [contact] = await vi.waitFor(async () => {
        const found = await contactsOf('monday.tif');
        expect(found[0]!.read_text).toContain('the lamp is broken');
        return found;
      }, SOON);
      const params = { id: contact!.id };
      const reading = await desk.ask(api.readReading, { params });
      expect(reading).toMatchObject({ state: 'read', pageCount: 2, keyed: null, problem: null });
      expect(reading.pages[0]).toMatchObject({ page: 1, source: 'ocr', turned: 0 });
      expect(reading.pages[0]!.confidence).toBeGreaterThan(80);
      expect(reading.pages[1]).toMatchObject({ text: '', confidence: 0 });
      const keyed = await desk.ask(api.keyReading, { params, body: { text: 'The lantern is broken' } });
      expect(keyed).toMatchObject({
        keyed: { text: 'The lantern is broken', by: desk.me.name },
        pages: reading.pages,
      });
      const { enquiries } = await desk.ask(api.searchEnquiries, { body: { search: 'lantern' } });
      expect(enquiries.map(({ id }) => id)).toEqual([contact!.enquiry_id]);
      expect(await desk.ask(api.keyReading, { params, body: { text: '' } })).toMatchObject({ keyed: null });
    });

    it('by fax service are faxes from the number it names, due as promised, and say where they belong', async () => {
      const [known] = await contactsOf('monday.tif');
      const { reference } = await desk.ask(api.readEnquiry, { params: { id: known!.enquiry_id } });
      const page = {
        lines: ['12 Hill Road', 'Cambridge CB1 3AB', '', `Your reference ${reference}`, 'Tel 01223 555 888'],
      };
      const fax = await faxedTiff(page, { lines: ['The second page'] }, { lines: ['The third page'] });
      await sendMail(world.smtpPort, {
        envelope: { from: 'fax@service.example', to: [MAILBOX] },
        raw: faxMail(MAILBOX, SENDER, fax),
      });
      const [contact] = await vi.waitFor(async () => {
        const found = await contactsOf('fax.tif');
        expect(found[0]!.read_text).toContain('The third page');
        return found;
      }, SOON);
      const params = { id: contact!.id };
      const before = await desk.ask(api.readEnquiry, { params: { id: contact!.enquiry_id } });
      expect(before.timeline).toContainEqual(
        expect.objectContaining({ channel: 'fax', party: SENDER, scan: { pages: 3, reading: 'read' } }),
      );
      expect(before.commitments.length).toBeGreaterThan(0);
      const pages = await desk.ask(api.readAttachmentPages, { params: { id: contact!.id, index: '0' } });
      expect(pages.total).toBe(3);
      const { suggestions } = await desk.ask(api.readReading, { params });
      expect(suggestions.map(({ kind, value }) => [kind, value])).toEqual(
        expect.arrayContaining([
          ['reference', reference],
          ['phone', '+441223555888'],
        ]),
      );
      const confirm = (kind: string, value: string) =>
        desk.ask(api.confirmReadingSuggestion, { params: { ...params, kind }, body: { value } });
      await confirm('phone', '+441223555888');
      const undone = await desk.request(api.dismissReadingSuggestion, {
        params: { ...params, kind: 'phone' },
      });
      expect(undone.status).toBe(409);
      const joined = await confirm('reference', reference);
      expect(joined.enquiryId).toBe(known!.enquiry_id);
      expect(await desk.ask(api.readEnquiry, { params: { id: contact!.enquiry_id } })).toMatchObject({
        state: 'closed',
      });
      const after = await desk.ask(api.readEnquiry, { params: { id: joined.enquiryId } });
      expect(after.timeline.map(({ id }) => id)).toContain(contact!.id);
      expect(after.state).toBe('open');
    }, 120_000);
  });
}
