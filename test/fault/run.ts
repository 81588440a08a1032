import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { freePort } from '../support/ports.js';
import { Chance } from './chance.js';
import { calibrate } from './calibrate.js';
import { judgeContacts } from './contacts-verdict.js';
import { foundCouncil } from './council.js';
import { judgeDeliveries } from './deliveries-verdict.js';
import { judgeHouse } from './house-verdict.js';
import { HubProcess } from './hub-process.js';
import { Ledger } from './ledger.js';
import { Load } from './load.js';
import { killAt, type Moment, planKills, type Scene } from './moments.js';
import { type Outside, startOutside } from './outside.js';
import { connectTo } from './postmaster.js';
import { readRouted, untilQuiet } from './quiet.js';
import type { Site } from './senders.js';
import type { FaultSettings } from './settings.js';
import { type KillRecord, summarise, type Summary } from './summary.js';

type Say = (line: string) => void;

/** How long the hub has to get over the death of its database by itself. */
const ALONE_MS = 30_000;

/** Kills the hub again and again under load, lets it come to rest, and compares what was said with what is there. */
export async function runFault(settings: FaultSettings, say: Say): Promise<Summary> {
  const started = performance.now();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-fault-'));
  const logFile = path.join(dataDir, 'hub.log');
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const publicUrl = `http://localhost:${port}`;
  const outside = await startOutside(url, publicUrl);
  const environment = { ...hubSettings(dataDir, port, smtpPort), ...outside.environment };
  const hub = new HubProcess({ main: settings.hub, dataDir, url, environment, logFile });
  try {
    const integrationSecret = await foundCouncil(dataDir, outside.replies.url);
    const ledger = new Ledger();
    const site: Site = { url, smtpPort, integrationSecret, ledger };
    say(`The hub is ready after ${Math.round(await hub.start())} ms; its log is ${logFile}`);
    const connect = (): Promise<pg.Client> => connectTo(dataDir);
    const undisturbed = await calibrate(connect, site, () =>
      untilQuiet(connect, 30, { waitForClaims: true }),
    );
    say(
      `Undisturbed: ${[...undisturbed].map(([by, clocks]) => `${by} opens ${clocks || 'nothing'}`).join('; ')}`,
    );

    const chance = new Chance(settings.seed);
    const load = new Load(site, chance);
    load.start(settings.clients);
    const scene: Scene = { hub, dataDir, load, ledger, outside, chance: chance.stream('moments') };
    const kills = await Promise.race([killAgainAndAgain(settings, scene, say), load.trouble]);
    say('No more kills; the senders finish what they began');
    await load.stop();
    const quiet = await untilQuiet(connect, settings.quietSeconds, settings);
    say(`Quiet after ${Math.round(quiet.seconds)} s`);

    const database = await connectTo(dataDir);
    const summary = summarise({
      seed: settings.seed,
      seconds: (performance.now() - started) / 1000,
      quietSeconds: quiet.seconds,
      routedMs: await readRouted(database),
      kills,
      ledger,
      contacts: await judgeContacts(database, ledger, undisturbed),
      deliveries: await judgeDeliveries(database, ledger, outside),
      house: await judgeHouse(database, quiet.left),
    });
    await database.end();
    return summary;
  } finally {
    await tidyUp(hub, outside);
    if (!settings.keep) fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function killAgainAndAgain(settings: FaultSettings, scene: Scene, say: Say): Promise<KillRecord[]> {
  const { hub, chance, ledger } = scene;
  const records: KillRecord[] = [];
  const [least, most] = settings.secondsBetween;
  for (const moment of planKills(settings.kills, chance.stream('plan'))) {
    await sleep(chance.between(least, most) * 1000);
    if (hub.hasEnded) throw new Error(`The hub ended by itself:\n${hub.lastWords()}`);
    await killAt(moment, scene);
    const record = await comeBack(moment, hub);
    records.push(record);
    say(
      `${String(records.length).padStart(3)}/${settings.kills}  ${moment.padEnd(22)} ready again after ${Math.round(record.readyMs)} ms` +
        `  (${ledger.accepted.length} contacts, ${ledger.replies.length} replies)`,
    );
  }
  return records;
}

/** Starts the hub again at once; after the death of its database alone it is first given the time to recover. */
async function comeBack(moment: Moment, hub: HubProcess): Promise<KillRecord> {
  const killed = performance.now();
  let restarted = moment !== 'database alone';
  let stayedDown = false;
  if (!restarted) {
    // Until it has noticed.
    while ((await hub.isReady()) && performance.now() - killed < 2000) await sleep(20);
    await hub.untilReady(ALONE_MS).catch(() => {
      restarted = stayedDown = true;
      hub.kill();
    });
  }
  if (restarted) {
    await hub.ended();
    await hub.start();
  }
  return { moment, readyMs: performance.now() - killed, restarted, stayedDown };
}

async function tidyUp(hub: HubProcess, outside: Outside): Promise<void> {
  await hub.stop();
  await outside.close();
}

const hubSettings = (dataDir: string, port: number, smtpPort: number): Record<string, string> => ({
  DATA_DIR: dataDir,
  PORT: String(port),
  SMTP_PORT: String(smtpPort),
  PUBLIC_URL: `http://localhost:${port}`,
  DEMO: 'off',
  OFFER_SECONDS: '5',
  PUBLIC_RATE: '1000000',
  FORM_POSTS_HOURLY: '1000000',
  FORM_SENDER_HOURLY: '1000000',
  WEBHOOK_RATE: '100000000',
  SMTP_RATE: '1000000',
  LOG_LEVEL: 'warn',
  SECOND_CONNECTION: 'refuse',
  LOG_FORMAT: 'json',
});
