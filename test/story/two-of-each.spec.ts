import { randomUUID } from 'node:crypto';
import { api, type LiveEvent } from '@frontdoor/contracts';
import { AGENTS } from '@frontdoor/demonstration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { LiveListener } from '../support/live-listener.js';
import { sendContactFrom } from '../support/signed-contact.js';
import { startTwoOfEach, type TwoOfEach } from '../support/two-of-each.js';

const CONTACTS = 200;

describe('two hubs and two workers on one PostgreSQL', () => {
  let two: TwoOfEach;
  let agents: ConsoleClient[];

  beforeAll(async () => {
    two = await startTwoOfEach(await newDatabase(), undefined, { DATABASE_WAIT_SECONDS: '20' });
    // Every agent is at the other hub than the one before.
    const names = AGENTS.filter(({ roles }) => roles.includes('agent')).map(({ name }) => name.toLowerCase());
    agents = [];
    for (const [i, name] of names.entries())
      agents.push(await ConsoleClient.logIn(two.hubs[i % 2]!.url, name, two.password));
  });
  afterAll(() => two?.stop());

  const hubOf = (n: number): string => two.hubs[n % 2]!.url;

  const send = (n: number, url = hubOf(n)): Promise<string> =>
    sendContactFrom(`resident${n}@customer.example`, `Number ${n}`, { url, secret: two.integrationSecret });

  const enquiriesOf = async (contactIds: readonly string[]): Promise<{ id: string }[]> =>
    two.database.query(`SELECT enquiry_id AS id FROM contact WHERE id = ANY($1) ORDER BY at`, [contactIds]);

  it('offer each piece of work once, to whichever hub the agent is at', async () => {
    const offers: { agent: string; id: string }[] = [];
    const listeners = await Promise.all(
      agents.map((agent) =>
        LiveListener.start(agent, (event: LiveEvent) => {
          if (event.topic === 'offer' && event.id && event.agentId === agent.me.id)
            offers.push({ agent: agent.me.id, id: event.id });
        }),
      ),
    );
    await Promise.all(agents.map((agent) => agent.ask(api.setPresence, { body: { presence: 'available' } })));
    const sent = await Promise.all(Array.from({ length: 40 }, (_, n) => send(n)));
    await eventually('every contact routed', async () => (await enquiriesOf(sent)).length === 40, 30_000);
    await eventually('offers on live streams', () => offers.length > 0);
    const stored = await two.database.query<{ id: string; agent_id: string }[]>(
      `SELECT id, agent_id FROM work_item WHERE state IN ('offered', 'assigned')`,
    );
    await eventually('every offer heard', () =>
      stored.every(({ id, agent_id: agent }) =>
        offers.some((each) => each.id === id && each.agent === agent),
      ),
    );
    const heard = offers.map(({ id, agent }) => `${id} ${agent}`);
    expect(new Set(heard).size).toBe(heard.length);
    expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
    const loads = await two.database.query<{ load: number; held: number; capacity: number }[]>(
      `SELECT a.load, a.capacity, (SELECT COALESCE(sum(w.weight), 0)::int FROM work_item w
                       WHERE w.agent_id = a.id AND w.state IN ('offered', 'assigned')) AS held FROM agent a`,
    );
    for (const { load, held, capacity } of loads) {
      expect(load).toBe(held);
      expect(load).toBeLessThanOrEqual(capacity);
    }
    for (const listener of listeners) listener.stop();
    await Promise.all(agents.map((agent) => agent.ask(api.setPresence, { body: { presence: 'offline' } })));
  }, 60_000);

  it('take 200 replies at once, are ready throughout, and send each once', async () => {
    const sent = await Promise.all(Array.from({ length: CONTACTS }, (_, n) => send(1000 + n)));
    await eventually(
      'every contact routed',
      async () => (await enquiriesOf(sent)).length === CONTACTS,
      60_000,
    );
    const enquiries = await enquiriesOf(sent);
    let answering = true;
    const readiness = (async () => {
      const seen: number[] = [];
      while (answering)
        for (const { url } of two.hubs) {
          seen.push((await fetch(`${url}/ready`)).status);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      return seen;
    })();
    const statuses = await Promise.all(
      enquiries.map(async ({ id }, n) => {
        const agent = agents[n % agents.length]!;
        const body = {
          text: `Answer ${n} of two hubs`,
          channel: 'email',
          to: `resident${1000 + n}@customer.example`,
          close: true,
          requestId: randomUUID(),
        };
        const to = await two.database.query<[{ value: string }]>(
          `SELECT i.value FROM enquiry e JOIN identifier i ON i.customer_id = e.customer_id WHERE e.id = $1`,
          [id],
        );
        body.to = to[0].value;
        return (await agent.request(api.sendReply, { params: { id }, body })).status;
      }),
    );
    answering = false;
    expect(statuses.filter((status) => status !== 202)).toEqual([]);
    expect((await readiness).filter((status) => status !== 200)).toEqual([]);
    const arrived = () => two.standIns.mail.messages.filter(({ mail }) => mail.text?.includes('of two hubs'));
    await eventually('every answer sent', () => arrived().length >= CONTACTS, 60_000);
    const texts = arrived().map(({ mail }) => /Answer \d+/.exec(mail.text!)![0]);
    expect(new Set(texts).size).toBe(CONTACTS);
    expect(texts.length).toBe(CONTACTS);
  }, 150_000);

  it('go on when one of each ends', async () => {
    const before = await Promise.all(Array.from({ length: 20 }, (_, n) => send(5000 + n)));
    await two.endSecond();
    const after = await Promise.all(Array.from({ length: 20 }, (_, n) => send(6000 + n, two.hubs[0].url)));
    await eventually(
      'every contact routed',
      async () => (await enquiriesOf([...before, ...after])).length === 40,
      60_000,
    );
  }, 90_000);
});
