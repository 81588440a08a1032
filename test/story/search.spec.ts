import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import type { World } from '../support/world.js';

/** More than are looked at of those that match, and of the newest. */
const MANY = { matching: 1100, newest: 2100 };

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

  const find = (search: string) => ash.agent.ask(api.searchEnquiries, { query: { search, limit: '10' } });
  const found = async (search: string): Promise<string[]> =>
    (await find(search)).enquiries.map(({ subject }) => subject);

  it('finds by a reference, whole, without its hyphen or begun', async () => {
    const { reference, subject } = bin;
    for (const typed of [reference, reference.replace('-', '').toLowerCase(), reference.slice(0, 6)])
      expect(await found(typed)).toEqual([subject]);
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
    expect(await found('terr alund')).toEqual([]);
  });

  describe('of very many', () => {
    beforeAll(async () => {
      const copies = async (count: number, subject: string, before: string): Promise<unknown> =>
        world.database.query(
          `INSERT INTO enquiry (id, organisation_id, reference, subject, kind, state, service_id, customer_id, pack_id,
             pack_version, pack_hash, opened_at, last_contact_at)
           SELECT gen_random_uuid(), organisation_id, $2 || n, $2 || ' ' || n, kind, state, service_id, customer_id, pack_id,
             pack_version, pack_hash, opened_at, opened_at - $3::interval - n * interval '1 second'
           FROM enquiry, generate_series(1, $1::int) AS n WHERE id = $4`,
          [count, subject, before, hedge.id],
        );
      await copies(MANY.newest, 'Bonfire', '0');
      await copies(MANY.matching, 'Marquee', '1 day');
      await copies(3, 'Weathercock', '2 days');
    });

    it('gives the newest of what is common', async () => {
      const { enquiries, complete } = await find('bonfire');
      expect(enquiries.map(({ subject }) => subject)).toEqual(
        Array.from({ length: 10 }, (_, i) => `Bonfire ${i + 1}`),
      );
      expect(complete).toBe(true);
    });

    it('gives all of what is rare, however old', async () => {
      const { enquiries, complete } = await find('weathercock');
      expect(enquiries).toHaveLength(3);
      expect(complete).toBe(true);
    });

    it('says so when there may be newer ones than those found', async () => {
      const { enquiries, complete } = await find('marquee');
      expect(enquiries).toHaveLength(10);
      expect(complete).toBe(false);
      expect((await find('marquee 7')).complete).toBe(true);
    });
  });
});
