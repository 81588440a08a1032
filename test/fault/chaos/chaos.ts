import { setTimeout as sleep } from 'node:timers/promises';
import { calibrate } from '../calibrate.js';
import { Chance } from '../chance.js';
import { judgeContacts } from '../contacts-verdict.js';
import { judgeDeliveries } from '../deliveries-verdict.js';
import { judgeHouse } from '../house-verdict.js';
import { Ledger } from '../ledger.js';
import { Load } from '../load.js';
import { untilQuiet } from '../quiet.js';
import type { Arrangement } from './arrangement.js';
import { startEmbeddedArrangement } from './embedded.js';
import { untilLevel } from './level.js';
import { startScaledOutArrangement } from './scaled-out.js';
import type { ChaosSettings } from './settings.js';
import { type ChaosSummary, type FaultRecord, type Found, summariseChaos } from './summary.js';

type Say = (line: string) => void;

/** Seconds of peace before each fault. */
const PEACE = [1, 3] as const;
/** Mean seconds from one contact of a sender to its next, as `Load` has them. */
const PAUSE_SECONDS = 0.36;

const STARTS: Record<string, (keep: boolean) => Promise<Arrangement | undefined>> = {
  embedded: startEmbeddedArrangement,
  'scaled out': startScaledOutArrangement,
};

/**
 * Goes through everything that can go wrong with what the hub stands on, while customers write and agents answer, and
 * compares in the end what each of them was told with what is there and what left.
 */
export async function runChaos(settings: ChaosSettings, say: Say): Promise<ChaosSummary> {
  const wanted = Object.entries(STARTS).filter(
    ([name]) => !settings.arrangement || name === settings.arrangement,
  );
  const found: Found[] = [];
  const untried: string[] = [];
  for (const [name, start] of wanted) {
    const arrangement = await start(settings.keep);
    if (!arrangement) untried.push(`${name}: redis-server is not installed`);
    else found.push(await disturb(arrangement, settings, (settings.minutes * 60) / wanted.length, say));
  }
  return summariseChaos(settings, found, untried);
}

async function disturb(
  arrangement: Arrangement,
  settings: ChaosSettings,
  seconds: number,
  say: Say,
): Promise<Found> {
  const { name, doors, integrationSecret, connect, outside, jobsInDatabase } = arrangement;
  const found: Found = {
    name,
    ledger: new Ledger(),
    faults: [],
    findings: { lost: [], doubled: [], stuck: [], wrong: [] },
    processesEnded: 0,
    untried: arrangement.untried,
  };
  const { ledger, findings } = found;
  try {
    const quiet = (most: number) => untilQuiet(connect, most, { waitForClaims: true, jobsInDatabase });
    const sites = doors.map((door) => ({ ...door, integrationSecret, ledger }));
    const undisturbed = await calibrate(connect, sites[0]!, () => quiet(30));
    say(`${name}: ready`);
    const chance = new Chance(settings.seed).stream(name);
    const clients = Math.ceil((settings.rate * PAUSE_SECONDS) / sites.length);
    const loads = sites.map((site, n) => new Load(site, chance.stream(`load ${n}`)));
    loads.forEach((load, n) => load.start(clients, { others: n === 0 }));
    const trouble = Promise.race(loads.map((load) => load.trouble));
    trouble.catch((error: Error) => findings.stuck.push(error.message));
    await goThrough(arrangement, settings, seconds, found, say);
    await Promise.allSettled(loads.map((load) => load.stop()));
    const rest = await quiet(settings.quietSeconds);
    say(`${name}: quiet after ${Math.round(rest.seconds)} s`);
    await countEnded(arrangement, found, say);
    const database = await connect();
    for (const verdict of [
      await judgeContacts(database, ledger, undisturbed),
      await judgeDeliveries(database, ledger, outside),
    ])
      for (const kind of ['lost', 'doubled', 'stuck', 'wrong'] as const)
        findings[kind].push(...verdict[kind]);
    findings.stuck.push(...(await judgeHouse(database, rest.left)));
    findings.wrong.push(...new Set(ledger.refusals));
    await database.end();
    return found;
  } finally {
    await arrangement.stop();
  }
}

async function goThrough(
  arrangement: Arrangement,
  settings: ChaosSettings,
  seconds: number,
  found: Found,
  say: Say,
): Promise<void> {
  const chance = new Chance(settings.seed).stream(`${arrangement.name} faults`);
  const [least, most] = settings.faultSeconds;
  const faults = arrangement.faults.filter(
    ({ name }) => settings.only.length === 0 || settings.only.includes(name),
  );
  const until = performance.now() + seconds * 1000;
  for (let turn = 0, order = chance.shuffled(faults); performance.now() < until; turn++) {
    if (turn > 0 && turn % order.length === 0) order = chance.shuffled(faults);
    const fault = order[turn % order.length]!;
    await sleep(chance.between(...PEACE) * 1000);
    const before = new Map(found.ledger.answers);
    const began = performance.now();
    const end = await fault.begin();
    await sleep(chance.between(least, most) * 1000);
    const answers = [...found.ledger.answers].map(([key, n]) => [key, n - (before.get(key) ?? 0)] as const);
    await end();
    const record: FaultRecord = {
      arrangement: arrangement.name,
      fault: fault.name,
      seconds: tenths((performance.now() - began) / 1000),
      catchUpSeconds: null,
      answers: Object.fromEntries(answers.filter(([, n]) => n > 0)),
    };
    await countEnded(arrangement, found, say);
    const level = await untilLevel(arrangement);
    if (level === undefined)
      found.findings.stuck.push(`routing was not level within a minute after: ${fault.name}`);
    else record.catchUpSeconds = tenths(level);
    found.faults.push(record);
    const accepted = found.ledger.accepted.length;
    say(
      `${arrangement.name}: ${fault.name.padEnd(28)} ${record.seconds} s, level after ${record.catchUpSeconds ?? 'never'} s (${accepted} contacts)`,
    );
  }
}

/** Processes that ended without having been told to are counted, and started again so that the run goes on. */
async function countEnded({ processes, name }: Arrangement, found: Found, say: Say): Promise<void> {
  for (const each of processes) {
    if (!each.hasEnded) continue;
    found.processesEnded++;
    say(`${name}: a process ended by itself:\n${each.lastWords()}`);
    await each.start();
  }
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
