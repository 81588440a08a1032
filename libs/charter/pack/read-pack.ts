import { createHash } from 'node:crypto';
import { Zone } from '../calendar/zone.js';
import { buildCalendars } from './build-calendars.js';
import { buildPromise, localInstant } from './build-promise.js';
import type { Clock, Pack, PackFault, PackFile } from './pack.js';
import { parseFile } from './parse-file.js';
import { calendarFile, charterFile, holidayFile } from './schema.js';

/** The outcome of reading: a pack when there are no faults, else every fault at once. */
export interface ReadPack {
  pack?: Pack;
  faults: PackFault[];
}

const HOLIDAYS = /(^|\/)holidays\/[^/]+\.json$/;

/**
 * Reads one charter pack from the text of its files: `charter.yaml`, `calendar.yaml` and the bank holiday list
 * `holidays/*.json`. Other files (README, cases) are ignored. Never throws for what is in the files.
 */
export function readPack(files: readonly PackFile[]): ReadPack {
  const faults: PackFault[] = [];
  const take = <T>(
    name: string,
    pattern: RegExp,
    schema: Parameters<typeof parseFile<T>>[1],
  ): [PackFile, T] | undefined => {
    const found = files.filter((file) => pattern.test(file.path));
    if (found.length !== 1) {
      const file = found[1]?.path ?? name;
      faults.push({
        file,
        path: '',
        message: found.length ? `there is more than one ${name}` : 'the file is missing',
      });
      return undefined;
    }
    const parsed = parseFile<T>(found[0]!, schema);
    faults.push(...parsed.faults);
    return parsed.value === undefined ? undefined : [found[0]!, parsed.value];
  };
  const charter = take('charter.yaml', /(^|\/)charter\.yaml$/, charterFile);
  const calendar = take('calendar.yaml', /(^|\/)calendar\.yaml$/, calendarFile);
  const holidays = take('holidays/*.json', HOLIDAYS, holidayFile);
  if (!charter || !calendar || !holidays) return { faults };

  const zone = zoneOf(calendar[1].zone);
  if (!zone) {
    faults.push({
      file: calendar[0].path,
      path: 'zone',
      message: `there is no time zone ${calendar[1].zone}`,
    });
    return { faults };
  }
  const calendars = buildCalendars(calendar[1], holidays[1], zone);
  const complain = (path: string, message: string): void => {
    faults.push({ file: charter[0].path, path, message });
  };
  const [file, content] = charter;
  const promises = content.promises.map((entry) => buildPromise(entry, { calendars, zone, complain }));
  const clocks = new Map<string, Clock>();
  const ids = new Set<string>();
  for (const promise of promises) {
    if (ids.has(promise.id)) complain(`promises.${promise.id}`, 'this ID is used twice');
    ids.add(promise.id);
    for (const clock of promise.clocks) {
      if (clocks.has(clock.id))
        complain(`promises.${promise.id}.clocks`, `two clocks are called ${clock.name}`);
      clocks.set(clock.id, clock);
    }
  }
  if (faults.length > 0) return { faults };
  const { from, until } = content['in-force'] ?? {};
  const pack: Pack = {
    id: content.id,
    version: content.version,
    hash: sha256(file.text, calendar[0].text),
    holidaysHash: sha256(holidays[0].text),
    title: content.title,
    organisation: content.organisation,
    source: content.source,
    zone: zone.id,
    localTime: zone,
    inForceFrom: from === undefined ? undefined : localInstant(from, zone),
    inForceUntil: until === undefined ? undefined : localInstant(until, zone),
    assumptions: content.assumptions ?? [],
    calendars,
    promises,
    clocks,
    clocksOf: new Map(promises.map((promise) => [promise.id, promise.clocks])),
  };
  return { pack, faults };
}

function zoneOf(id: string): Zone | undefined {
  try {
    return new Zone(id);
  } catch {
    return undefined;
  }
}

function sha256(...texts: string[]): string {
  const hash = createHash('sha256');
  // A length before each text, so that moving a line from one file to the other changes the hash.
  for (const text of texts) hash.update(`${text.length}\n${text}`);
  return hash.digest('hex');
}
