import { randomUUID } from 'node:crypto';
import { api, type Endpoint, type Scan } from '@frontdoor/contracts';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { lockedPdf, pdf } from '../support/pdf.js';
import { ConsoleClient } from '../support/console-client.js';
import { openDoor, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, expectRefusal, read } from './send.js';

const DAY_MS = 24 * 3_600_000;
const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);

describe('scans, days of receipt and wishes for a channel that are wrong', () => {
  const door = openDoor();
  let ash: ConsoleClient;
  beforeAll(async () => {
    ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
  });

  const upload = async (bytes: Buffer, contentType = 'application/pdf', name = 'x.pdf'): Promise<Answer> =>
    read(await ash.request(api.uploadScan, { query: { name }, bytes, contentType }));
  const brought = async (bytes: Buffer, contentType?: string): Promise<Scan> => {
    const answer = await upload(bytes, contentType);
    expect(answer.status).toBe(201);
    return answer.json as Scan;
  };
  const ask = async (endpoint: Endpoint, id: string, body: unknown): Promise<Answer> =>
    read(await ash.request(endpoint, { params: { id }, body }));
  const photograph = () =>
    sharp({ create: { width: 40, height: 50, channels: 3, background: 'white' } })
      .png()
      .toBuffer();

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('Dear council')],
    ['a PDF that ends at once', Buffer.from('%PDF-1.7\n')],
    ['a PDF with a password', lockedPdf()],
    ['a PDF of too many pages', pdf({ pages: 201 })],
    ['half a TIFF', Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 255])],
    ['a JPEG of nothing', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ])('%s is refused, saying why', async (_title, bytes) => {
    expectRefusal(await upload(bytes), 400, 'scan-refused');
  });

  it('a file without a name is refused', async () => {
    expectRefusal(await upload(pdf(), 'application/pdf', ' '), 400, 'input-invalid');
  });

  it('photographs are bound only where they are photographs that wait, each once', async () => {
    const [one, two, whole] = [
      await brought(await photograph(), 'image/png'),
      await brought(await photograph(), 'image/png'),
      await brought(pdf()),
    ];
    const bind = async (scans: unknown): Promise<Answer> =>
      read(await ash.request(api.bindPhotographs, { body: { scans } }));
    for (const wrong of [undefined, [], [one.id], [one.id, 'x'], Array(101).fill(one.id)])
      expectRefusal(await bind(wrong), 400, 'input-invalid');
    expectRefusal(await bind([one.id, one.id]), 400, 'photographs-not-bound');
    expectRefusal(await bind([one.id, whole.id]), 400, 'photographs-not-bound');
    expectRefusal(await bind([one.id, randomUUID()]), 404, 'scan-not-found');
    const { scans } = await ash.ask(api.listScans);
    expect(scans.map(({ id }) => id)).toEqual([one.id, two.id, whole.id]);
    expect(await bind([one.id, two.id])).toMatchObject({ status: 201, json: { pages: 2 } });
    expectRefusal(await bind([one.id, two.id]), 404, 'scan-not-found');
  });

  it('letters of a scan are taken only with pages, a channel, a service and a day that make sense', async () => {
    const { id } = await brought(pdf({ pages: 2 }));
    const letter = { firstPage: 1, lastPage: 2, channel: 'letter', service: 'waste' };
    const take = (changes: object): Promise<Answer> =>
      ask(api.takeScan, id, { letters: [{ ...letter, ...changes }] });
    for (const pages of [{ lastPage: 3 }, { firstPage: 2, lastPage: 1 }])
      expectRefusal(await take(pages), 400, 'scan-pages-wrong');
    for (const wrong of [
      { firstPage: 0 },
      { lastPage: 1.5 },
      { channel: 'pigeon' },
      { receivedOn: '2026-02-30' },
      { receivedOn: 'today' },
      { from: 'x'.repeat(201) },
    ])
      expectRefusal(await take(wrong), 400, 'input-invalid');
    expectRefusal(await take({ channel: 'email' }), 400, 'contact-field-wrong');
    for (const receivedOn of [day(2), day(-400), '1901-01-01', '2199-12-31'])
      expectRefusal(await take({ receivedOn }), 400, 'receipt-date-refused');
    expectRefusal(await ask(api.takeScan, randomUUID(), { letters: [letter] }), 404, 'scan-not-found');
    expectRefusal(await ask(api.takeScan, id, { letters: [] }), 400, 'input-invalid');
    const { scans } = await ash.ask(api.listScans);
    expect(scans.some((scan) => scan.id === id)).toBe(true);
  });

  it('what is taken down has no other day of receipt than it can have', async () => {
    const take = async (receivedOn: unknown): Promise<Answer> => {
      const body = { requestId: randomUUID(), channel: 'letter', service: 'waste', name: 'A resident' };
      return read(
        await ash.request(api.takeDownContact, { body: { ...body, text: 'The lamp is out', receivedOn } }),
      );
    };
    for (const wrong of ['2026-13-01', '', 20_260_101, '2026-01-01T00:00:00Z'])
      expectRefusal(await take(wrong), 400, 'input-invalid');
    for (const refused of [day(2), day(-400)])
      expectRefusal(await take(refused), 400, 'receipt-date-refused');
  });

  it('a wish for a channel names one, of a customer there is', async () => {
    for (const body of [{}, { channel: 'pigeon' }, { channel: 1 }, { channel: '' }, [], 'letter'])
      expectRefusal(await ask(api.preferChannel, randomUUID(), body), 400, 'input-invalid');
    expectRefusal(await ask(api.preferChannel, 'x', { channel: 'letter' }), 400, 'input-invalid');
    const unknown = await ask(api.preferChannel, randomUUID(), { channel: 'letter' });
    expect(unknown.status).toBe(404);
  });

  thenNothingIsLostOrTold(door);
});
