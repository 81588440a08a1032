import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { sendContactFrom } from '../support/signed-contact.js';
import { startScaledOut, type World } from '../support/world.js';

const CONTACTS = 300;

describe.skipIf(skipsRedis)('losing Redis with everything in it', () => {
  let world: World;
  let redis: Redis;

  beforeAll(async () => {
    // A numbered database of its own: what is wiped here belongs to nobody else.
    const url = new URL(redisUrl!);
    url.pathname = '/7';
    redis = new Redis(url.href);
    await redis.flushdb();
    world = await startScaledOut(url.href);
  });
  afterAll(async () => {
    await world?.stop();
    await redis?.quit();
  });

  const send = (n: number): Promise<string> =>
    sendContactFrom(`r${n}@customer.example`, `Number ${n}`, {
      url: world.url,
      secret: world.integrationSecret,
    });

  it('loses no contact: each is routed once, from the database', async () => {
    const ids: string[] = [];
    for (let n = 0; n < CONTACTS; n++) {
      ids.push(await send(n));
      if (n % 25 === 0) await redis.flushdb();
    }
    await redis.flushdb();
    const routed = await eventually(
      'every contact routed',
      async () => {
        const rows = await world.database.query<{ id: string }[]>(
          `SELECT id FROM contact WHERE id = ANY($1)`,
          [ids],
        );
        return rows.length === CONTACTS && rows;
      },
      60_000,
    );
    expect(new Set(routed.map(({ id }) => id)).size).toBe(CONTACTS);
    const [{ enquiries, items }] = await world.database.query<[{ enquiries: number; items: number }]>(
      `SELECT (SELECT count(*)::int FROM enquiry) AS enquiries, (SELECT count(*)::int FROM work_item) AS items`,
    );
    expect({ enquiries, items }).toEqual({ enquiries: CONTACTS, items: CONTACTS });
  }, 90_000);
});
