import { createHash } from 'node:crypto';
import { Zone } from '../calendar/zone.js';
import { buildCalendars } from './build-calendars.js';
import { buildCalls } from './build-calls.js';
import { buildCallbacks } from './build-callbacks.js';
import { buildPromise, localInstant } from './build-promise.js';
import { calendarChangesFile, calendarFile, holidayFile } from './calendar-schema.js';
import { checkChanges } from './check-changes.js';
import type { Clock, Pack, PackFault, PackFile } from './pack.js';
import { parseFile } from './parse-file.js';
import { charterFile } from './schema.js';

/** The outcome of reading: a pack when there are no faults, else every fault at once. */
export interface ReadPack {
  pack?: Pack;
  faults: PackFault[];
}

/**
 * Reads one charter pack from the text of its files: `charter.yaml`, `calendar.yaml`, the bank holiday list
 * `holidays/*.json` and, when the organisation changed its calendars since, `calendar-changes.json`. Other files
 * (README, cases) are ignored. Never throws for what is in the files.
 */
export function readPack(files: readonly PackFile[]): ReadPack {
  const faults: PackFault[] = [];
  const take = <T>(...[name, pattern, schema, missing]: Wanted<T>): [PackFile, T] | undefined => {
    const found = files.filter((file) => pattern.test(file.path));
    if (found.length !== 1) {
      const file = found[1]?.path ?? name;
      const message = found.length ? `there is more than one ${name}` : missing;
      if (message) faults.push({ file, path: '', message });
      return undefined;
    }
    const parsed = parseFile<T>(found[0]!, schema);
    faults.push(...parsed.faults);
    return parsed.value === undefined ? undefined : [found[0]!, parsed.value];
  };
  const charter = take('charter.yaml', /(^|\/)charter\.yaml$/, charterFile, MISSING);
  const calendar = take('calendar.yaml', /(^|\/)calendar\.yaml$/, calendarFile, MISSING);
  const holidays = take('holidays/*.json', /(^|\/)holidays\/[^/]+\.json$/, holidayFile, MISSING);
  const changes = take('calendar-changes.json', /(^|\/)calendar-changes\.json$/, calendarChangesFile);
  if (calendar && changes) {
    const [{ path: file }, content] = changes;
    checkChanges(content, calendar[1], (path, message) => faults.push({ file, path, message }));
  }
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
  const calendars = buildCalendars(calendar[1], holidays[1], zone, changes?.[1]);
  const complain = (path: string, message: string): void => {
    faults.push({ file: charter[0].path, path, message });
  };
  const [file, content] = charter;
  const promises = content.promises.map((entry) => buildPromise(entry, { calendars, zone, complain }));
  const callbacks = buildCallbacks(content.callbacks, { calendars, zone, complain });
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
  if (faults.length > 0 || !callbacks) return { faults };
  const { from, until } = content['in-force'] ?? {};
  const pack: Pack = {
    id: content.id,
    version: content.version,
    hash: sha256(file.text, calendar[0].text),
    calendarHash: sha256(holidays[0].text, changes?.[0].text ?? ''),
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
    callbacks,
    calls: buildCalls(content.calls),
    clocks,
    clocksOf: new Map(promises.map((promise) => [promise.id, promise.clocks])),
  };
  return { pack, faults };
}

const MISSING = 'the file is missing';

/** A file to find by its path; without a word for its absence it may be missing. */
type Wanted<T> = [
  name: string,
  pattern: RegExp,
  schema: Parameters<typeof parseFile<T>>[1],
  missing?: string,
];

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
