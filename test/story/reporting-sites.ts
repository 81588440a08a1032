import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { FileScan } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { Administration, reportCategoriesOf } from '@frontdoor/use-cases';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { ReportingSite } from '../support/reporting-site.js';
import { SECRET, type World } from '../support/world.js';

const clock = new SystemClock();
const CATEGORIES = [
  {
    code: 'pothole',
    name: 'Pothole',
    service: 'customer-services',
    group: 'Roads',
    questions: [
      {
        code: 'fixmystreet_id',
        datatype: 'string',
        required: true,
        description: 'Number',
        automated: 'server_set',
      },
      {
        code: 'size',
        datatype: 'singlevaluelist',
        required: true,
        description: 'How large is it?',
        values: [{ key: 'l', name: 'As a plate' }],
      },
    ],
  },
  { code: 'graffiti', name: 'Graffiti & stickers', service: 'waste' },
  { code: 'dumped', name: 'Rubbish dumped', service: 'waste', type: 'batch' },
  { code: 'needles', name: 'Needles', service: 'waste', keywords: ['private'] },
];

/** A reporting site that reports by Open311, is told what became of it, and adds to it. */
export function tellReportingSites(shape: string, start: () => Promise<World>): void {
  describe(`Open311, ${shape}`, () => {
    let world: World;
    let desk: Desk;
    let site: ReportingSite;
    let json: ReportingSite;
    let stranger: ReportingSite;
    let other: ReportingSite;

    beforeAll(async () => {
      world = await start();
      const secret = new InstanceSecret(SECRET);
      const administration = new Administration({
        source: world.database,
        clock,
        ids: new Ids(clock),
        secret,
      });
      await administration.reportCategories.load(reportCategoriesOf(CATEGORIES));
      const endpoint = `${world.url}/open311/v2/`;
      const keys = [];
      for (const key of ['fixmystreet', 'another-site']) {
        await administration.integrations.add(
          { key, name: key, replyUrl: null },
          { service: 'customer-services' },
        );
        keys.push((await administration.integrations.open311(key, true)).apiKey!);
      }
      site = new ReportingSite(endpoint, keys[0]!);
      json = new ReportingSite(endpoint, keys[0]!, 'json');
      other = new ReportingSite(endpoint, keys[1]!);
      stranger = new ReportingSite(endpoint, '');
      desk = await Desk.of(world, 'ash');
      await eventually('the hub to know the site', () =>
        site.poll().then(
          () => true,
          () => undefined,
        ),
      );
      await eventually('the hub to know the other', () =>
        other.poll().then(
          () => true,
          () => undefined,
        ),
      );
    });
    afterAll(() => world?.stop());

    let siteId = 1000;
    const pothole = (words: string): Record<string, string> => ({
      service_code: 'pothole',
      lat: '52.2053',
      long: '0.1218',
      email: `${randomUUID()}@customer.example`,
      first_name: 'A',
      last_name: 'Resident',
      description: `title: ${words}\n\ndetail: Deep & wide`,
      'attribute[size]': 'l',
      'attribute[fixmystreet_id]': String(++siteId),
    });
    const photo = () =>
      new File([Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from(randomUUID())])], 'hole.jpg', {
        type: 'image/jpeg',
      });

    it('tells what can be reported, and what is asked', async () => {
      for (const each of [site, json]) {
        const services = await each.services();
        expect(services.map(({ service_code: code }) => code)).toEqual([
          'graffiti',
          'needles',
          'dumped',
          'pothole',
        ]);
        expect(services.find(({ service_code: code }) => code === 'graffiti')!.service_name).toBe(
          'Graffiti & stickers',
        );
        expect(String(services.at(-1)!.metadata)).toBe('true');
        const questions = await each.questions('pothole');
        expect(questions.map(({ code, automated }) => [code, automated])).toEqual([
          ['fixmystreet_id', 'server_set'],
          ['size', undefined],
        ]);
        await expect(each.questions('unheard')).rejects.toThrow('404 404: The service_code unheard');
      }
      const discovery = await fetch(`${world.url}/open311/v2/discovery.xml`);
      expect(await discovery.text()).toContain('<format>text/xml</format><format>application/json</format>');
      expect((await fetch(`${world.url}/open311/v2/services.csv`)).status).toBe(404);
    });

    it('takes a report with photographs once, answers it, and the answer has arrived once the site fetched it', async () => {
      const words = `A hole, ${randomUUID()}`;
      const fields = pothole(words);
      const photographs = [photo(), photo()];
      const id = await site.report(fields, photographs);
      expect(await site.report(fields, photographs)).toBe(id);
      const enquiry = await desk.takeOn(words);
      expect(enquiry.reference).toBe(id);
      const first = enquiry.timeline.find((entry) => entry.type === 'contact')!;
      expect(first).toMatchObject({ channel: 'api', subject: words, attachments: [{}, {}] });
      expect(first.type === 'contact' && first.text).toContain('How large is it?: As a plate');

      const [listed] = await eventually('a promise', async () => {
        const found = await stranger.request(id);
        return found[0]!.expected_datetime ? found : undefined;
      });
      const due = Math.min(...enquiry.commitments.map(({ dueAt }) => Date.parse(dueAt)));
      expect(Math.abs(Date.parse(String(listed!.expected_datetime)) - due)).toBeLessThan(1000);
      expect(listed).toMatchObject({ status: 'open', service_code: 'pothole', lat: '52.2053', title: words });

      const route = enquiry.replyRoutes.find(({ channel }) => channel === 'api')!;
      expect(route.label).toContain('everybody can read');
      await desk.reply(enquiry, { channel: 'api', to: route.to, text: 'We fill it on Monday.', close: true });
      const sent = await desk.until('the answer to leave', enquiry, ({ timeline }) =>
        timeline.some((entry) => entry.type === 'contact' && entry.delivery?.state === 'sent'),
      );
      expect(sent.commitments.map(({ state }) => state)).not.toContain('missed');
      const told = await eventually('the site to be told', async () => {
        await site.poll();
        const found = site.updates.get(id);
        return found?.some(({ status }) => status === 'closed') ? found : undefined;
      });
      expect(told.map(({ description }) => description)).toEqual(['We fill it on Monday.']);
      expect(await other.poll()).toEqual([]);
      await expect(stranger.poll()).rejects.toThrow('403 403: The api_key is missing');
      await desk.until('the answer to have arrived', enquiry, ({ timeline }) =>
        timeline.some((entry) => entry.type === 'contact' && entry.delivery?.state === 'delivered'),
      );
      expect(await site.poll()).toEqual([]);
    });

    it('gives out photographs of public reports once they were found clean, and no others', async () => {
      const words = `A hole with a view, ${randomUUID()}`;
      const others = [photo(), photo()];
      // On its side, with what a camera writes beside it.
      const taken = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'brown' } })
        .withExif({ IFD0: { Make: 'Camera of a resident' }, IFD3: { GPSLatitude: '52/1 12/1 0/1' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer();
      expect(taken.includes('Camera of a resident')).toBe(true);
      const first = new File([new Uint8Array(taken)], 'hole.jpg', { type: 'image/jpeg' });
      // What is called a photograph and is something else.
      const page = new File(['<script>alert(1)</script>'], 'page.jpg', { type: 'image/jpeg' });
      const id = await site.report(pothole(words), [first, page, ...others]);
      const enquiry = await desk.takeOn(words);
      const contact = enquiry.timeline.find((entry) => entry.type === 'contact')!;
      const urls = async (): Promise<string[]> => {
        const [found] = await stranger.request(id);
        return [found!.media_url ?? []].flat().filter((url) => url !== '') as string[];
      };
      const address = (index: number): string => `${world.url}/open311/v2/photographs/${id}/${index}`;
      const statusOf = async (index: number): Promise<number> => (await fetch(address(index))).status;
      // Nobody has looked at them yet.
      expect(await urls()).toEqual([]);
      expect(await statusOf(0)).toBe(404);
      const found = (index: number, state: FileScan['state']) =>
        world.database.manager.upsert(
          FileScan,
          { holderId: contact.id, index, contactId: contact.id, state, attempts: 1, nextAt: Date.now() },
          ['holderId', 'index'],
        );
      for (const index of [0, 1]) await found(index, 'clean');
      await found(2, 'infected');
      await found(3, 'failed');
      expect((await urls()).map((url) => new URL(url).pathname)).toEqual([new URL(address(0)).pathname]);
      const given = await fetch(address(0));
      expect([given.status, given.status === 200 ? '' : await given.clone().text()]).toEqual([200, '']);
      expect(Object.fromEntries(given.headers)).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
      });
      const picture = Buffer.from(await given.arrayBuffer());
      expect(picture.includes('Camera')).toBe(false);
      expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 30, height: 40 });
      expect((await sharp(picture).metadata()).exif).toBeUndefined();
      for (const index of [1, 2, 3, 4, 999]) expect([index, await statusOf(index)]).toEqual([index, 404]);
      expect(await statusOf(-1)).toBe(400);
      // What is found later is taken back from everybody.
      await found(0, 'infected');
      expect(await urls()).toEqual([]);
      expect(await statusOf(0)).toBe(404);
      // How it stands beyond open and closed is told in words.
      expect(await stranger.request(id)).toMatchObject([
        { status: 'open', status_notes: 'Somebody at the council is dealing with it' },
      ]);
    });

    it('gives out no photograph of a private report, not to its own site either', async () => {
      const words = `Needles in a picture, ${randomUUID()}`;
      const fields = { service_code: 'needles', lat: '52.1', long: '0.1', description: words };
      const id = await site.report(fields, [photo()]);
      const enquiry = await desk.takeOn(words);
      const { id: contactId } = enquiry.timeline.find((entry) => entry.type === 'contact')!;
      await world.database.manager.upsert(
        FileScan,
        { holderId: contactId, index: 0, contactId, state: 'clean', attempts: 1, nextAt: Date.now() },
        ['holderId', 'index'],
      );
      const [told] = await site.request(id);
      expect(told!.media_url ?? '').toBe('');
      expect((await fetch(`${world.url}/open311/v2/photographs/${id}/0`)).status).toBe(404);
    });

    it('takes an update of anybody into the enquiry, once, and opens it again', async () => {
      const words = `Another hole, ${randomUUID()}`;
      const id = await json.report(pothole(words));
      const enquiry = await desk.takeOn(words);
      await desk.agent.ask(api.closeEnquiry, {
        params: { id: enquiry.id },
        body: {
          reason: 'It was filled',
          how: 'unanswered',
          ...(enquiry.seenUpTo && { seenUpTo: enquiry.seenUpTo }),
        },
      });
      const update = {
        service_request_id: id,
        update_id: randomUUID(),
        updated_datetime: '2026-07-07T09:00:00Z',
        status: 'REOPEN',
        description: `It is there again, ${randomUUID()}`,
        email: 'neighbour@customer.example',
        first_name: 'A',
        last_name: 'Neighbour',
      };
      const told = await json.update(update);
      expect(await json.update(update)).toBe(told);
      const again = await desk.until('the update', enquiry, ({ timeline }) =>
        timeline.some((entry) => entry.type === 'contact' && entry.text.includes(update.description)),
      );
      expect(again.reference).toBe(id);
      await desk.until('it to be open again', enquiry, ({ state }) => state === 'open');
      await expect(other.update(update)).rejects.toThrow('404 404: No report');
    });

    it('tells a number by a token where the category has it so', async () => {
      const words = `A sofa, ${randomUUID()}`;
      const id = await site.report({
        service_code: 'dumped',
        address_string: 'Behind the market',
        description: words,
      });
      expect((await desk.takeOn(words)).reference).toBe(id);
      await expect(site.request('0000-0000')).rejects.toThrow('404 404');
    });

    it('lists what anybody may see, and tells of private reports to their site alone', async () => {
      const words = `Needles, ${randomUUID()}`;
      const lost = await site.report({
        service_code: 'needles',
        lat: '52.1',
        long: '0.1',
        description: words,
      });
      await desk.takeOn(words);
      const open = await stranger.requests();
      expect(open.length).toBeGreaterThan(0);
      expect(JSON.stringify(await site.requests())).not.toContain(words);
      expect(JSON.stringify(open)).not.toContain(words);
      expect((await site.request(lost))[0]).toMatchObject({ service_request_id: lost, non_public: '1' });
      await expect(other.request(lost)).rejects.toThrow('404');
      await expect(stranger.request(lost)).rejects.toThrow('404');
      await expect(stranger.requests(`service_request_id=${lost}`)).rejects.toThrow('404');
      const closed = await stranger.requests('status=closed');
      expect(closed.every(({ status }) => status === 'closed')).toBe(true);
      expect(await stranger.requests('service_code=graffiti')).toEqual([]);
      await expect(stranger.requests('start_date=yesterday')).rejects.toThrow('400 400');
    });

    it('refuses in the shape of the standard, in both formats', async () => {
      for (const each of [site, json]) {
        await expect(each.report({ service_code: 'unheard' })).rejects.toThrow('404 404: The service_code');
        await expect(each.report({})).rejects.toThrow('400 400');
        await expect(each.report({ ...pothole('x'), 'attribute[size]': '' })).rejects.toThrow(
          'attribute[size]',
        );
        await expect(each.report({ ...pothole('x'), api_key: 'wrong' })).rejects.toThrow('403 403');
      }
      await expect(stranger.report(pothole('x'))).rejects.toThrow('403 403: The api_key is missing');
      const wrong = await fetch(`${world.url}/open311/v2/requests.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect([wrong.status, ((await wrong.json()) as { code: string }[])[0]!.code]).toEqual([400, '400']);
    });
  });
}
