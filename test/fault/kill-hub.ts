/**
 * Kills the hub with SIGKILL at random and at chosen moments under load, starts it again on the same data each
 * time, and in the end compares what senders and agents were told with what the database holds and what left.
 *
 *   npm run fault -- --kills 50 --seed 1 [--json]     (about ten minutes)
 *   npm run fault -- --hostile [--requests 10000]     sends it what nobody should send, see hostile/hostile.ts
 *   npm run fault -- --chaos --minutes 10 --seed 1    disturbs all that it stands on, see chaos/chaos.ts
 *   npm run fault -- --providers                      every provider in trouble, see providers/providers.ts
 *
 * Exit code 0 when nothing was lost, doubled, stuck or wrong; 1 when something was; 2 when it could not be run.
 * Everything that is said on the way goes to stderr; the summary goes to stdout.
 */
import 'reflect-metadata';
import { runChaos } from './chaos/chaos.js';
import { CHAOS_USAGE, readChaosSettings } from './chaos/settings.js';
import { isCalm } from './chaos/summary.js';
import { runHostile } from './hostile/hostile.js';
import { HOSTILE_USAGE, readHostileSettings } from './hostile/settings.js';
import { isQuiet } from './hostile/summary.js';
import { runProviders } from './providers/providers.js';
import { PROVIDERS_USAGE, readProvidersSettings } from './providers/settings.js';
import { asLines, isRight } from './providers/tally.js';
import { runFault } from './run.js';
import { readSettings, USAGE } from './settings.js';
import { asTable, isClean } from './summary.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(2));

const args = process.argv.slice(2);
const KINDS = [
  { flag: '--hostile', usage: HOSTILE_USAGE, run: sendHostile },
  { flag: '--chaos', usage: CHAOS_USAGE, run: disturb },
  { flag: '--providers', usage: PROVIDERS_USAGE, run: disturbProviders },
];
const { run, usage } = KINDS.find(({ flag }) => args.includes(flag)) ?? {
  run: killAgainAndAgain,
  usage: USAGE,
};

try {
  process.exit((await run()) ? 0 : 1);
} catch (error) {
  say(`${(error as Error).message}\n\n${usage}`);
  process.exit(2);
}

async function killAgainAndAgain(): Promise<boolean> {
  const settings = readSettings(args);
  const summary = await runFault(settings, say);
  process.stdout.write(`${settings.json ? JSON.stringify(summary, null, 2) : asTable(summary)}\n`);
  return isClean(summary);
}

async function sendHostile(): Promise<boolean> {
  const summary = await runHostile(readHostileSettings(args), say);
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  return isQuiet(summary);
}

async function disturbProviders(): Promise<boolean> {
  const settings = readProvidersSettings(args);
  const tallies = await runProviders(settings, say);
  process.stdout.write(`${settings.json ? JSON.stringify(tallies, null, 2) : asLines(tallies)}\n`);
  return tallies.every(isRight);
}

async function disturb(): Promise<boolean> {
  const summary = await runChaos(readChaosSettings(args), say);
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  return isCalm(summary);
}
