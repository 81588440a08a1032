import { createHash, randomUUID } from 'node:crypto';
import { signWebhook } from '@frontdoor/channels/core';
import { INTEGRATION_KEY } from '@frontdoor/demonstration';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
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

  async function send(n: number): Promise<string> {
    const body = Buffer.from(
      JSON.stringify({ customer: { email: `r${n}@customer.example` }, text: `Number ${n}` }),
    );
    const id = createHash('sha256').update(`${n} ${randomUUID()}`).digest('hex');
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': 'application/json',
      'frontdoor-integration': INTEGRATION_KEY,
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(world.integrationSecret, id, timestamp, body),
    };
    const answer = await fetch(`${world.url}/api/v1/contacts`, { method: 'POST', headers, body });
    expect(answer.status).toBe(202);
    return ((await answer.json()) as { contactId: string }).contactId;
  }

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
