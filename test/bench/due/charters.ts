import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Pack, Unit } from '@frontdoor/charter';
import { loadPacks } from '../../../apps/cli/src/charter/index.js';

export interface Charters {
  folder: string;
  packs: ReadonlyMap<string, Pack>;
  remove(): void;
}

/** Id of the pack that has of every unit what the real ones may lack. */
export const UNIT_PACK = 'bench-units';

/** Amounts of each unit that make about five days and about five years. A month is the least that months can say. */
const AMOUNTS: Record<Unit, { days: number; years: number }> = {
  seconds: { days: 432_000, years: 157_788_000 },
  minutes: { days: 7200, years: 2_629_800 },
  'working-hours': { days: 40, years: 10_120 },
  'working-days': { days: 5, years: 1265 },
  'statutory-working-days': { days: 5, years: 1255 },
  'calendar-days': { days: 5, years: 1826 },
  'calendar-months': { days: 1, years: 60 },
};

export const UNITS = Object.keys(AMOUNTS) as Unit[];

/** The packs of this repository, and one with a clock of five days, of five years and of the smaller of two for every unit. */
export async function benchCharters(): Promise<Charters> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-bench-charters-'));
  fs.cpSync('charters', folder, { recursive: true });
  fs.mkdirSync(path.join(folder, UNIT_PACK));
  // JSON is YAML.
  fs.writeFileSync(path.join(folder, UNIT_PACK, 'charter.yaml'), JSON.stringify(charter()));
  fs.copyFileSync('charters/cambridge-city/calendar.yaml', path.join(folder, UNIT_PACK, 'calendar.yaml'));
  const { packs, faults } = await loadPacks(folder);
  if (faults.length > 0) throw new Error(`The charter packs have faults: ${faults[0]!.message}`);
  return { folder, packs, remove: () => fs.rmSync(folder, { recursive: true }) };
}

/** Clock ids of the pack for one unit. */
export const clockIds = (unit: Unit): { days: string; years: string; smallerOfTwo: string } => {
  const number = UNITS.indexOf(unit) + 1;
  return { days: `DAYS-${number}`, years: `YEARS-${number}`, smallerOfTwo: `TWO-${number}` };
};

const charter = (): object => ({
  id: UNIT_PACK,
  version: '1',
  title: 'Every unit',
  organisation: 'None',
  source: 'None',
  promises: UNITS.flatMap((unit) => {
    const { days, years } = AMOUNTS[unit];
    const ids = clockIds(unit);
    const two = { 'smaller-of': [{ within: words(days, unit), ...on(unit) }, OTHER_SPAN] };
    return [
      promise(ids.days, { within: words(days, unit), ...on(unit) }),
      promise(ids.years, { within: words(years, unit), ...on(unit) }),
      promise(ids.smallerOfTwo, { within: two }),
    ];
  }),
});

/** Ends before the first one at some starts and after it at others. */
const OTHER_SPAN = { within: '4 working days', calendar: 'office' };

const on = (unit: Unit): object => ({
  calendar: unit === 'statutory-working-days' ? 'information-law' : 'office',
});

const words = (amount: number, unit: Unit): string => `${amount} ${unit.replaceAll('-', ' ')}`;

const promise = (id: string, limit: object): object => ({
  id,
  title: id,
  kinds: ['clock'],
  source: 'None',
  kept: 'Counted',
  published: false,
  clocks: [{ name: 'answer', per: 'contact', starts: 'contact-received', stops: ['responded'], ...limit }],
});
