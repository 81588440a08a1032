import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../support/database.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

const POSTS = 2000;
const LONG_MS = 240_000;

/** A night on which thousands write about one thing. */
describe('flood night', () => {
  let world: World;
  let oak: ConsoleClient;

  beforeAll(async () => {
    world = await startEmbedded({
      DATABASE_URL: await newDatabase(),
      SECRET,
      DEMO: 'on',
      LOG_LEVEL: 'silent',
    });
    oak = await ConsoleClient.logIn(world.url, 'oak', world.password);
  });
  afterAll(() => world?.stop());

  const one = async <T>(sql: string, ...given: unknown[]): Promise<T> => {
    const [row] = await world.database.query<T[]>(sql, given);
    return row!;
  };

  it(
    'loses none of 2,000 posts: each is an enquiry with a promise of its own',
    async () => {
      const { x } = world.standIns;
      for (let n = 1; n <= POSTS; n++)
        x.post(`resident${n}`, `@fenmoor The river is over the bank at Mill Road, water number ${n}`);
      x.post('stroller', '@fenmoor When does the museum open?');
      await eventually(
        'all of them',
        async () => {
          const { n } = await one<{ n: number }>(
            `SELECT count(*)::int AS n FROM contact WHERE direction = 'in' AND post IS NOT NULL`,
          );
          return n === POSTS + 1;
        },
        LONG_MS,
      );
      const counted = await one(
        `SELECT count(DISTINCT c.enquiry_id)::int AS enquiries, count(DISTINCT e.customer_id)::int AS customers,
                count(DISTINCT p.enquiry_id)::int AS promised
         FROM contact c JOIN enquiry e ON e.id = c.enquiry_id
         LEFT JOIN commitment p ON p.enquiry_id = e.id AND p.promise_id = 'CITY-S1'
         WHERE c.post IS NOT NULL`,
      );
      expect(counted).toEqual({ enquiries: POSTS + 1, customers: POSTS + 1, promised: POSTS + 1 });
    },
    LONG_MS,
  );

  it(
    'groups them to an incident, tells each once, and every promise runs on',
    async () => {
      const id = randomUUID();
      const incident = await oak.ask(api.openIncident, { body: { id, title: 'Flood in Mill Road' } });
      expect(incident).toMatchObject({ enquiries: 0, holdingReply: null });
      const body = { words: 'Mill ROAD', hours: 12 };
      const counted = await oak.ask(api.gatherIntoIncident, {
        params: { id },
        body: { ...body, onlyCount: true },
      });
      expect(counted).toMatchObject({ enquiries: POSTS, incident: { enquiries: 0 } });
      const gathered = await oak.ask(api.gatherIntoIncident, { params: { id }, body });
      expect(gathered).toMatchObject({
        enquiries: POSTS,
        incident: { enquiries: POSTS, running: POSTS, missed: 0 },
      });
      // Once more there is nobody left.
      expect(await oak.ask(api.gatherIntoIncident, { params: { id }, body })).toMatchObject({ enquiries: 0 });

      const text =
        'We know of the water in Mill Road. Crews are out. Keep away from the river; news at fenmoor.example/flood';
      const personal = await oak.request(api.writeHoldingReply, {
        params: { id },
        body: { text: 'Ring 01223 457000' },
      });
      expect(personal.status).toBe(409);
      await oak.ask(api.writeHoldingReply, { params: { id }, body: { text } });
      const told = await eventually(
        'everybody to be told',
        async () => {
          const { incident: now } = await oak.ask(api.readIncident, { params: { id } });
          return now.told + now.untold === POSTS && now;
        },
        LONG_MS,
      );
      expect(told).toMatchObject({ told: POSTS, untold: 0, running: POSTS });
      const written = await one(
        `SELECT count(*)::int AS messages, count(DISTINCT enquiry_id)::int AS enquiries FROM contact
         WHERE direction = 'out' AND post IS NOT NULL`,
      );
      expect(written).toEqual({ messages: POSTS, enquiries: POSTS });
      // X takes a hundred in 15 minutes; the rest wait for it, and nothing is lost.
      const { x } = world.standIns;
      await eventually(
        'what X allows',
        async () => {
          const { n } = await one<{ n: number }>(
            `SELECT count(*)::int AS n FROM delivery WHERE state IN ('sent', 'delivered')`,
          );
          return n >= 100;
        },
        LONG_MS,
      );
      const { lost } = await one<{ lost: number }>(
        `SELECT count(*)::int AS lost FROM delivery WHERE state IN ('failed', 'unknown')`,
      );
      expect(lost).toBe(0);
      const ours = x.posts.filter(({ author_id }) => author_id === x.us.id);
      expect(new Set(ours.map(({ referenced_tweets: [about] }) => about!.id)).size).toBe(ours.length);

      const { enquiries } = await oak.ask(api.readIncident, { params: { id }, query: { page: '40' } });
      expect(enquiries).toHaveLength(50);
      const detail = await oak.ask(api.readEnquiry, { params: { id: enquiries[0]!.id } });
      expect(detail).toMatchObject({ incident: { id, title: 'Flood in Mill Road' }, state: 'open' });
      expect(detail.commitments.map(({ state }) => state)).toEqual(['running']);
      expect(detail.workItems.map(({ state }) => state)).not.toContain('done');
    },
    LONG_MS,
  );
});
