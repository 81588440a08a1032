import { setTimeout as sleep } from 'node:timers/promises';
import { signingKey } from '@frontdoor/demonstration';
import { type HubProcess, startHubProcess } from './hub-process.js';
import { limitOfEmptyPost, limitOfInsert } from './limits.js';
import { measure, type Measured } from './measure.js';
import { OfferWatch } from './offer-watch.js';
import { Sender } from './sender.js';
import { sustain } from './sustain.js';

const CLIENTS = [1, 8, 32, 128];
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

type ByClients = Record<string, Measured>;

/**
 * Contacts made durable per second, contacts routed and offered per second, and beside them two limits of the same
 * machine in the same run. A routed contact counts from the request until an agent has the offer.
 */
export async function benchIngest(tell: (line: string) => void): Promise<object> {
  const hub = await startHubProcess();
  try {
    const secret = await signingKey(hub.database, hub.secret);
    const limits: Record<string, ByClients> = { emptyPost: {}, insert: {} };
    const accepted: ByClients = {};
    const routed: ByClients = {};
    for (const clients of CLIENTS) {
      tell(`${clients} clients: limits`);
      limits.emptyPost![clients] = await limitOfEmptyPost(clients, SECONDS);
      limits.insert![clients] = await limitOfInsert(hub.databaseUrl, clients, SECONDS);
      tell(`${clients} clients: accepted`);
      const sender = new Sender(hub.url, clients, secret);
      accepted[clients] = await measure(clients, SECONDS, async () => void (await sender.send()));
      await untilRouted(hub, tell);
      tell(`${clients} clients: routed and offered`);
      await openAgents(hub);
      const watch = await OfferWatch.start(hub.database);
      routed[clients] = await measure(clients, SECONDS, async () => watch.offered(await sender.send()));
      watch.stop();
      await sender.close();
      await closeAgents(hub);
    }
    tell('sustained: 500 contacts a second');
    await openAgents(hub);
    const sustained = await sustain(hub, new Sender(hub.url, 64, secret), 500, 20);
    const ratios = {
      acceptedToInsert: ratio(accepted['32'], limits.insert!['32']),
      acceptedToEmptyPost: ratio(accepted['32'], limits.emptyPost!['32']),
    };
    return { accepted, routed, limits, sustained, ratios };
  } finally {
    await hub.stop();
  }
}

const ratio = (a?: Measured, b?: Measured): number =>
  Math.round(((a?.perSecond ?? 0) / (b?.perSecond ?? 1)) * 100) / 100;

/** Agents with room for everything, so that what is measured is the way to the offer and not people. */
async function openAgents(hub: HubProcess): Promise<void> {
  await hub.database.query(`UPDATE agent SET presence = 'available', capacity = 100000000`);
}

/** Nobody takes work, and nothing is left to be taken. */
async function closeAgents(hub: HubProcess): Promise<void> {
  await hub.database.query(`UPDATE agent SET presence = 'offline', load = 0`);
  await hub.database.query(
    `UPDATE work_item SET state = 'done', offer_expires_at = NULL WHERE state <> 'done'`,
  );
}

async function untilRouted(hub: HubProcess, tell: (line: string) => void): Promise<void> {
  for (;;) {
    const [{ n }] = await hub.database.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM receipt WHERE state = 'received'`,
    );
    if (n === 0) break;
    tell(`  ${n} contacts still to be routed`);
    await sleep(1000);
  }
  await hub.database.query(`UPDATE work_item SET state = 'done' WHERE state <> 'done'`);
}
