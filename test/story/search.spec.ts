import { api, type EnquiryDetail, type Marks } from '@frontdoor/contracts';
import { dayOf, daysAfter } from '@frontdoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import type { World } from '../support/world.js';

/** More of something common and new than is counted; more of something common and old than is looked at. */
const MANY = { newest: 1100, matching: 3100 };
const PAGE = 10;

describe('search', () => {
  let world: World;
  let ash: Desk;
  let bin: EnquiryDetail;
  let hedge: EnquiryDetail;

  beforeAll(async () => {
    world = await startCouncil();
    ash = await Desk.of(world, 'ash');
    bin = await ash.receive('help', 'The bins of Ålund Terrace were not emptied');
    hedge = await ash.receive('help', 'A hedge in Ålund Terrace');
    const { database } = world;
    const named = `UPDATE customer SET name = $2 WHERE id = (SELECT customer_id FROM enquiry WHERE id = $1)`;
    await database.query(named, [bin.id, 'Zoë Quillfeather']);
    const other = `
      WITH other AS (
        INSERT INTO customer (id, organisation_id, language, created_at)
        SELECT gen_random_uuid(), organisation_id, 'en', now() FROM enquiry WHERE id = $1 RETURNING id, organisation_id),
      reached AS (
        INSERT INTO identifier (id, organisation_id, customer_id, kind, value, created_at)
        SELECT gen_random_uuid(), organisation_id, id, 'phone', '+441632960777', now() FROM other)
      UPDATE enquiry SET customer_id = other.id FROM other WHERE enquiry.id = $1`;
    await database.query(other, [hedge.id]);
  });
  afterAll(() => world?.stop());

  const find = (search: string, filters: Record<string, string> = {}) =>
    ash.agent.ask(api.searchEnquiries, { body: { search, limit: PAGE, ...filters } });
  const found = async (search: string, query: Record<string, string> = {}): Promise<string[]> =>
    (await find(search, query)).enquiries.map(({ subject }) => subject);
  /** The marked pieces of a text. */
  const marked = ({ text, marks }: { text: string; marks: Marks }): string[] =>
    marks.map(([from, to]) => text.slice(from, to));

  it('finds by a reference, whole, without its hyphen or begun', async () => {
    const { reference, subject } = bin;
    for (const typed of [reference, reference.replace('-', '').toLowerCase(), reference.slice(0, 6)])
      expect(await found(typed)).toEqual([subject]);
  });

  it('finds by what was copied from a subject, a letter or an address book', async () => {
    const { reference, subject, customerDetail } = bin;
    const { value } = customerDetail.identifiers[0]!;
    const copied = [`[${reference}]`, `Ref: ${reference.replace('-', ' ')}`, `Somebody <${value}>`];
    for (const typed of copied) expect(await found(typed)).toEqual([subject]);
    for (const typed of ['tel:+441632960777', '01632\u2011960\u2011777', '+44 (0)1632 960777'])
      expect(await found(typed)).toEqual([hedge.subject]);
  });

  it.each(['01632 960777', '+44 1632 960777', '(01632) 960-777', '632 960 777'])(
    'finds by a telephone number typed as %s',
    async (typed) => expect(await found(typed)).toEqual([hedge.subject]),
  );

  it.each(['quillfeather', 'Zoe Quill', 'ZOË', 'feather'])('finds by %s of a name', async (typed) =>
    expect(await found(typed)).toEqual([bin.subject]),
  );

  it('finds by words in any order, of which the last may be unfinished', async () => {
    expect(await found('terrace bins emptied')).toEqual([bin.subject]);
    expect(await found('alund terr')).toEqual([hedge.subject, bin.subject]);
    expect(await found('terr alund')).toEqual([hedge.subject, bin.subject]);
  });

  it('says which enquiry has the reference that was typed whole, whatever the filters say', async () => {
    const { reference, id } = bin;
    expect((await find(reference.replace('-', '').toLowerCase(), { state: 'closed' })).exact).toBe(id);
    expect((await find(reference.slice(0, 6))).exact).toBeNull();
  });

  describe('in what was written', () => {
    let boiler: EnquiryDetail;
    let brown: EnquiryDetail;
    beforeAll(async () => {
      const long = 'It has been so since Friday. '.repeat(20);
      boiler = await ash.receive('complaints', 'Nobody comes.Please send somebody');
      await ash.customerAnswers(boiler, `${long}Our boiler’s broken, the café is shut.`);
      await ash.customerAnswers(boiler, 'The engineer of O’Neill’s left a <b>note</b> about the thermostat');
      brown = await ash.receive('help', 'Brown bin not emptied today in Mill Road');
    });

    it('finds all words in any order, each the beginning of one, from all that was written', async () => {
      for (const typed of ['bin mill road', 'road MILL brown', 'ro mil bin', 'emptied, mill'])
        expect(await found(typed)).toEqual([brown.subject]);
      for (const typed of [
        'boiler',
        'thermostat boiler',
        'cafe',
        'bóiler fri',
        "o'neill boiler",
        'ONeill boiler',
        'boilers broken',
        'send it has',
      ])
        expect(await found(typed)).toEqual([boiler.subject]);
      for (const typed of ['oiler', 'boiler mill', 'boiler xyzzy'])
        expect((await found(typed)).includes(boiler.subject)).toBe(false);
    });

    it('finds names with apostrophes typed without, and the other way round', async () => {
      const { subject } = await ash.receive('help', 'Ice on St John’s Road, where the OBriens live');
      for (const typed of ['st johns road', "o'briens ice", 'O’Brien john'])
        expect(await found(typed)).toEqual([subject]);
      expect(await found("st john's obrian")).toEqual([]);
    });

    it('shows what it was found by, as plain text with the words marked', async () => {
      const match = async (typed: string) => (await find(typed)).enquiries[0]!.match;
      const { subject, message } = await match('boiler cafe');
      expect(subject).toEqual([]);
      expect(message!.text).toMatch(/^… .*Our boiler’s broken, the café is shut\.$/);
      expect(marked(message!)).toEqual(['boiler', 'café']);
      const html = (await match('note thermostat')).message!;
      expect(html.text).toContain('<b>note</b>');
      expect(marked(html)).toEqual(['note', 'thermostat']);
      expect(marked({ text: brown.subject, marks: (await match('mill bin ro')).subject })).toEqual([
        ...['bin', 'Mill', 'Ro'],
      ]);
      const number = (await match('632 960 777')).address!;
      expect({ ...number, marks: marked(number) }).toEqual({ text: '+441632960777', marks: ['632960777'] });
      const name = (await find('feather')).enquiries[0]!;
      expect(marked({ text: name.customer, marks: name.match.customer })).toEqual(['feather']);
    });

    it('finds nothing by what the hub wrote by itself', async () => {
      const detail = await ash.read(brown.id);
      const receipt = detail.timeline.find((entry) => entry.type === 'contact' && entry.automatic);
      expect(receipt).toMatchObject({ text: expect.stringContaining('receipt') });
      expect(await found('receipt mill')).toEqual([]);
    });

    it('leaves out what the filters leave out', async () => {
      const today = dayOf(Date.parse(brown.openedAt), 'Europe/London');
      const fits = {
        service: brown.serviceSlug,
        owner: 'me',
        kind: brown.kind,
        channel: 'email',
        state: 'open',
      };
      const days = { from: today, until: today };
      expect(await found('mill', { ...fits, ...days })).toEqual([brown.subject]);
      expect(await found('mill', { ...fits, owner: ash.agent.me.id })).toEqual([brown.subject]);
      for (const [name, value] of Object.entries({
        ...{ service: 'planning', owner: 'nobody', kind: 'complaint', channel: 'sms', state: 'closed' },
        ...{ from: daysAfter(today, 1), until: daysAfter(today, -1) },
      }))
        expect({ name, found: await found('mill', { ...fits, [name]: value }) }).toEqual({ name, found: [] });
      expect(await found('mill', { service: 'nowhere' })).toEqual([]);
      expect(await found('', { kind: 'complaint', state: 'open' })).toEqual([boiler.subject]);
    });

    it('takes what no contact could refuse: very long words, very many, again and again', async () => {
      const words = Array.from({ length: 5000 }, (_, i) => `w${i}`).join(' ');
      await ash.customerAnswers(boiler, `${'x'.repeat(30_000)} end`);
      await ash.customerAnswers(boiler, `${"ŉ\\' ".repeat(50)}${words}`);
      expect(await found('boiler w4321')).toEqual([]);
      expect(await found('boiler w1234')).toEqual([boiler.subject]);
      expect(await found('ŉ boiler')).toEqual([boiler.subject]);
    });
  });

  describe('of very many', () => {
    beforeAll(async () => {
      const copies = async (count: number, subject: string, before: string): Promise<unknown> =>
        world.database.query(
          `WITH copied AS (
             INSERT INTO enquiry (id, organisation_id, reference, subject, kind, state, service_id, customer_id, pack_id,
               pack_version, pack_hash, opened_at, last_contact_at)
             SELECT gen_random_uuid(), organisation_id, $2 || n, $2 || ' ' || n, kind, state, service_id, customer_id,
               pack_id, pack_version, pack_hash, opened_at, opened_at - $3::interval - n * interval '1 second'
             FROM enquiry, generate_series(1, $1::int) AS n WHERE id = $4
             RETURNING id, organisation_id, subject, last_contact_at)
           INSERT INTO contact (id, organisation_id, enquiry_id, entry_point_id, direction, channel, text, at)
           SELECT gen_random_uuid(), organisation_id, id, gen_random_uuid(), 'in', 'web', subject, last_contact_at FROM copied`,
          [count, subject, before, hedge.id],
        );
      await copies(MANY.newest, 'Bonfire', '0');
      await copies(MANY.matching, 'Marquee', '1 day');
      await copies(45, 'Weathercock', '2 days');
    });

    /** All pages of a search, one after the other. */
    const pagesOf = async (search: string, most: number) => {
      const pages = [await find(search)];
      for (let next = pages[0]!.nextCursor; next && pages.length < most; next = pages.at(-1)!.nextCursor)
        pages.push(await find(search, { cursor: next }));
      return pages;
    };
    const subjectsOf = (pages: Awaited<ReturnType<typeof pagesOf>>): string[] =>
      pages.flatMap(({ enquiries }) => enquiries.map(({ subject }) => subject));
    const numbered = (word: string, count: number): string[] =>
      Array.from({ length: count }, (_, i) => `${word} ${i + 1}`);

    it.each([
      ['bonfire', 'Bonfire'],
      ['marquee', 'Marquee'],
    ])('gives the newest of what is common first, and so on page by page: %s', async (typed, word) => {
      const pages = await pagesOf(typed, 3);
      expect(subjectsOf(pages)).toEqual(numbered(word, 3 * PAGE));
      expect(pages.map(({ count }) => count && { ...count, n: count.n >= 1000 })).toEqual([
        ...[{ n: true, exact: false }, null, null],
      ]);
    });

    it('counts and gives all of what is rare, however old', async () => {
      const pages = await pagesOf('weathercock', 10);
      expect(pages[0]!.count).toEqual({ n: 45, exact: true });
      expect(subjectsOf(pages)).toEqual(numbered('Weathercock', 45));
      expect(pages).toHaveLength(5);
      expect((await find('marquee 77')).count).toEqual({ n: 11, exact: true });
    });

    it('gives the newest of all when nothing is sought, and counts them so far', async () => {
      const { enquiries, count, nextCursor } = await find('');
      expect(enquiries).toHaveLength(PAGE);
      expect(count).toEqual({ n: 1000, exact: false });
      expect((await find('', { cursor: nextCursor! })).enquiries).toHaveLength(PAGE);
    });
  });
});
