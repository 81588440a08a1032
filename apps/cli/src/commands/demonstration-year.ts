import { readConfig } from '@frontdoor/platform';
import { SeedYear } from '@frontdoor/demonstration';
import { withDatabase } from '../database.js';
import { WrongUsage } from '../faults.js';
import type { Io } from '../io.js';
import { document } from '../table.js';
import { withUseCases } from '../use-cases.js';

/** More would not fit into one transaction of a small machine. */
const MOST_CONTACTS = 1_000_000;

interface Options {
  contacts: string;
  seed: string;
  json?: boolean;
}

const number = new Intl.NumberFormat('en-GB');

/** Gives the demonstration council a year of traffic. */
export async function year(io: Io, { json, ...given }: Options): Promise<void> {
  const wanted = {
    contacts: whole('--contacts', given.contacts, 1, MOST_CONTACTS),
    seed: whole('--seed', given.seed, 0, 2 ** 32 - 1),
  };
  const config = readConfig(io.environment);
  const say = (line: string): void => (json ? undefined : io.err(`${line}\n`));
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 1000);
  const progress = (contacts: number): void =>
    say(`${number.format(contacts)} of ${number.format(wanted.contacts)} contacts, ${seconds()} s`);
  const seeded = await withDatabase(config, { say }, ({ url }) =>
    withUseCases(io, config, url, (app) => app.get(SeedYear).run({ ...wanted, progress })),
  );
  const { contacts, enquiries, commitments } = seeded;
  await io.out(
    json
      ? document(seeded)
      : `${number.format(contacts)} contacts, ${number.format(enquiries)} enquiries and ${number.format(commitments)} commitments of the past year are there.\n`,
  );
  say('Look at them on /how-we-are-doing and on the scoreboard of the console.');
}

function whole(option: string, value: string, least: number, most: number): number {
  const read = Number(value);
  if (/^\d+$/.test(value) && read >= least && read <= most) return read;
  throw new WrongUsage(
    `${option} ${value} is no whole number from ${number.format(least)} to ${number.format(most)}.`,
  );
}
