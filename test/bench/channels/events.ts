import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { api, type ToldEvent } from '@frontdoor/contracts';
import { ConsoleClient } from '../../support/console-client.js';
import { sendContactFrom } from '../../support/signed-contact.js';
import { signingKey } from '@frontdoor/demonstration';
import { type HubProcess, startHubProcess } from '../ingest/hub-process.js';
import { mostMemory } from '../most-memory.js';

/** Subscribers, and how many events come at once for each number of them. */
const NUMBERS = [
  { subscribers: 1, events: 5000 },
  { subscribers: 10, events: 2000 },
  { subscribers: 100, events: 500 },
] as const;
/** Enquiries that are closed and opened again in turn: one that hangs has several requests open at once. */
const ENQUIRIES = 8;
/** Changes one after the other, whose way to the subscribers is timed, and how often with and without one that hangs. */
const PACED = 48;
const PACE_MS = 100;
const PASSES = 3;
const PATIENCE_MS = 60_000;

interface Delays {
  p50Ms: number;
  p99Ms: number;
}

interface Told {
  subscribers: number;
  /** Different events a second that every subscriber had. */
  eventsASecond: number;
  deliveriesASecond: number;
  /** From somebody's click to the subscriber, by all of them that take events. */
  alone: Delays;
  /** The same while one more subscriber hangs. */
  besideOneThatHangs: Delays;
  /** How many times as long the 99th of 100 waited beside the one that hangs. */
  p99Ratio: number;
}

/** Events told to 1, 10 and 100 subscribers, and whether one that hangs is noticed by the others. */
export async function benchEvents(tell: (line: string) => void): Promise<object> {
  const hub = await startHubProcess(async () => ({ REACH_INSIDE: 'loopback' }));
  const receivers = await Receivers.start();
  try {
    const elm = await ConsoleClient.logIn(hub.url, 'elm', hub.password);
    const ash = await ConsoleClient.logIn(hub.url, 'ash', hub.password);
    const enquiries = await enquiriesFor(hub, ash);
    const found: Told[] = [];
    for (const { subscribers, events } of NUMBERS) {
      tell(`events: ${events} at once to ${subscribers} subscribers`);
      const add = async (name: string): Promise<string> =>
        (await elm.ask(api.addSubscriber, { body: { name, url: `${receivers.url}/${name}` } })).id;
      const remove = (id: string) => elm.ask(api.removeSubscriber, { params: { id } });
      const ids = await Promise.all(
        Array.from({ length: subscribers }, (_, n) => add(`s${subscribers}-${n}`)),
      );
      const seconds = await burst(hub, receivers, subscribers, events);
      tell(`events: ${PASSES} times ${PACED} one after the other, with and without one that hangs`);
      const [alone, beside]: [number[], number[]] = [[], []];
      for (let pass = 0; pass < PASSES; pass++) {
        // By turns, so that what else goes on at the machine is in both.
        alone.push(...(await paced(ash, receivers, enquiries, subscribers)));
        const hanging = await add(`hang-${subscribers}-${pass}`);
        beside.push(...(await paced(ash, receivers, enquiries, subscribers)));
        await remove(hanging);
      }
      found.push({
        subscribers,
        eventsASecond: Math.round(events / seconds),
        deliveriesASecond: Math.round((events * subscribers) / seconds),
        alone: delaysOf(alone),
        besideOneThatHangs: delaysOf(beside),
        p99Ratio: Math.round((delaysOf(beside).p99Ms / delaysOf(alone).p99Ms) * 100) / 100,
      });
      tell(`events: ${JSON.stringify(found.at(-1))}`);
      for (const id of ids) await remove(id);
    }
    return { told: found, hungRequests: receivers.hung, memoryMb: mostMemory(hub.pid) };
  } finally {
    receivers.stop();
    await hub.stop();
  }
}

function delaysOf(delays: readonly number[]): Delays {
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Enquiries that are closed and opened again and again. */
async function enquiriesFor(hub: HubProcess, ash: ConsoleClient): Promise<string[]> {
  const secret = await signingKey(hub.database, hub.secret);
  for (let n = 0; n < ENQUIRIES; n++)
    await sendContactFrom(`resident${n}@citizen.example`, 'A street lamp is dark', { url: hub.url, secret });
  for (let tries = 0; tries < 300; tries++) {
    const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
    const found = items.filter(({ preview }) => preview.includes('street lamp'));
    if (found.length === ENQUIRIES) return found.map(({ enquiryId }) => enquiryId);
    await sleep(100);
  }
  throw new Error('The enquiries were not in the queue within 30 s');
}

/** So many enquiries begin in one transaction; the seconds until every subscriber knows of all of them. */
async function burst(
  hub: HubProcess,
  receivers: Receivers,
  subscribers: number,
  events: number,
): Promise<number> {
  receivers.clear();
  const from = performance.now();
  await hub.database.query(
    `INSERT INTO enquiry (id, organisation_id, reference, subject, kind, state, service_id, customer_id, pack_id, pack_version,
       pack_hash, opened_at, last_contact_at)
     SELECT gen_random_uuid(), organisation_id, 'B' || $2 || '-' || n, 'Bench', kind, 'closed', service_id, customer_id, pack_id,
       pack_version, pack_hash, opened_at, last_contact_at
     FROM (SELECT * FROM enquiry LIMIT 1) AS one, generate_series(1, $1::int) AS n`,
    [events, subscribers],
  );
  while (receivers.opened < events * subscribers) {
    if (performance.now() - from > 3 * PATIENCE_MS)
      throw new Error(`${receivers.opened} of ${events * subscribers} events arrived in three minutes`);
    await sleep(20);
  }
  return (performance.now() - from) / 1000;
}

/** The enquiries are closed and opened again at an even pace; how long each change took to reach each subscriber, in ms. */
async function paced(
  ash: ConsoleClient,
  receivers: Receivers,
  enquiries: readonly string[],
  subscribers: number,
): Promise<number[]> {
  receivers.clear();
  const clicked: number[] = [];
  for (let n = 0; n < PACED; n++) {
    const at = performance.now();
    clicked.push(at);
    const params = { id: enquiries[n % ENQUIRIES]! };
    if (Math.floor(n / ENQUIRIES) % 2 === 0)
      await ash.ask(api.closeEnquiry, { params, body: { how: 'unanswered' } });
    else await ash.ask(api.reopenEnquiry, { params });
    await sleep(Math.max(0, at + PACE_MS - performance.now()));
  }
  const from = performance.now();
  while (receivers.changes.length < PACED * subscribers) {
    if (performance.now() - from > PATIENCE_MS)
      throw new Error(`${receivers.changes.length} of ${PACED * subscribers} changes arrived in a minute`);
    await sleep(20);
  }
  // Those of one enquiry come in order.
  const counts = new Map<string, number>();
  return receivers.changes.map(({ subscriber, enquiryId, at }) => {
    const key = `${subscriber} ${enquiryId}`;
    const times = counts.get(key) ?? 0;
    counts.set(key, times + 1);
    return at - clicked[times * ENQUIRIES + enquiries.indexOf(enquiryId)]!;
  });
}

/** Any number of subscribers at one address, each with a path of its own; those whose path begins with `hang` never answer. */
class Receivers {
  /** Enquiries that began, as the subscribers heard of them. */
  opened = 0;
  /** Enquiries that were closed and opened again, as each subscriber heard of it. */
  changes: { subscriber: string; enquiryId: string; at: number }[] = [];
  hung = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receivers> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const receivers = new Receivers(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        if (request.url!.startsWith('/hang')) return void receivers.hung++;
        const { type, data } = JSON.parse(body) as ToldEvent;
        if (type === 'enquiry.opened') receivers.opened++;
        if (type === 'enquiry.closed' || type === 'enquiry.reopened')
          receivers.changes.push({
            ...{ subscriber: request.url!, at: performance.now() },
            enquiryId: String(data.enquiryId),
          });
        response.writeHead(204).end();
      });
    });
    return receivers;
  }

  clear(): void {
    this.opened = 0;
    this.changes = [];
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
