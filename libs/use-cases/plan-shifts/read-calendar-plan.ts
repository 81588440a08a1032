import { zoneNamed } from '@frontdoor/kernel';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import {
  LONGEST_WORDS,
  MOST_SHIFTS,
  personNamed,
  type PlanFault,
  type Reading,
  type ReadPlan,
  type ReadShift,
} from './read-plan.js';
import { repeatedDays, type Repetition } from './repeated-days.js';

/** Repetitions are followed for so many days from today. */
const DAYS_AHEAD = 90;
/** A rule that is counted is followed from its beginning; all those of a file may take so many steps together. */
const MOST_STEPS = 500_000;
const DAY_MS = 24 * 3_600_000;

/**
 * A shift plan as a calendar (iCalendar, RFC 5545): each event is a shift of those who attend it, or else of whoever organises
 * it, or of the person that the whole calendar is named after. Repetitions by day and week are followed; what began before
 * today is left out. Times that name no zone are meant in that of the organisation.
 *
 * @param agent whom all of it is for, whatever it says
 */
export function readCalendarPlan(text: string, reading: Reading, agent?: string): ReadPlan {
  const blocks = eventsIn(text);
  const owner = agent ?? /^X-WR-CALNAME[^:\r\n]*:(.*)$/im.exec(text)?.[1]?.trim();
  const faults: PlanFault[] = [];
  const events = blocks.flatMap((block) => {
    const event = block.text === undefined ? undefined : eventOf(block.text);
    if (!event) faults.push({ line: block.line, text: 'It is no event that can be read.' });
    return event ? [{ line: block.line, event }] : [];
  });
  const moved = movedOnes(events, reading.zone);
  const shifts: ReadShift[] = [];
  let steps = 0;
  const look = (): void => {
    if (++steps > MOST_STEPS)
      throw new EventFault('It repeats too often to be followed: let it begin later.');
  };
  for (const { line, event } of events) {
    // More of them refuse the file, however many there are.
    if (shifts.length > MOST_SHIFTS) break;
    try {
      if (isCancelled(event)) continue;
      const people = peopleOf(event, reading, agent, owner);
      for (const { from, to } of timesOf(event, reading, moved, look))
        for (const agentId of people)
          shifts.push({ line, agentId, from, to, team: null, place: wordsOf(event, 'location') });
    } catch (error) {
      faults.push({ line, text: error instanceof EventFault ? error.message : 'It cannot be read.' });
    }
  }
  return { shifts, faults };
}

class EventFault extends Error {}

type Event = ICAL.Component;

/** The events of a calendar as they stand in it, each with the line it begins on. One that is never ended has no text. */
function eventsIn(text: string): { line: number; text?: string }[] {
  const found: { line: number; text?: string }[] = [];
  let begun: { line: number; lines: string[] } | undefined;
  const lines = text.split(/\r\n|\n|\r/);
  lines.forEach((each, i) => {
    if (/^BEGIN:VEVENT\s*$/i.test(each)) {
      if (begun) found.push({ line: begun.line });
      begun = { line: i + 1, lines: [] };
    }
    begun?.lines.push(each);
    if (begun && /^END:VEVENT\s*$/i.test(each)) {
      found.push({ line: begun.line, text: begun.lines.join('\r\n') });
      begun = undefined;
    }
  });
  if (begun) found.push({ line: begun.line });
  return found;
}

function eventOf(text: string): Event | undefined {
  try {
    const parsed = ICAL.parse(`BEGIN:VCALENDAR\r\n${text}\r\nEND:VCALENDAR`) as unknown[];
    return new ICAL.Component(parsed as never).getFirstSubcomponent('vevent') ?? undefined;
  } catch {
    return undefined;
  }
}

const isCancelled = (event: Event): boolean => wordsOf(event, 'status')?.toUpperCase() === 'CANCELLED';

function wordsOf(event: Event, name: string): string | null {
  const words = String(event.getFirstPropertyValue(name) ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return words.slice(0, LONGEST_WORDS) || null;
}

function peopleOf(
  event: Event,
  { people }: Reading,
  agent: string | undefined,
  owner: string | undefined,
): string[] {
  const attending = event
    .getAllProperties('attendee')
    .filter((each) => !['ROOM', 'RESOURCE'].includes(parameter(each, 'cutype')))
    .filter((each) => parameter(each, 'partstat') !== 'DECLINED');
  const organiser = event.getFirstProperty('organizer');
  const named = agent
    ? [agent]
    : attending.length > 0
      ? attending.map(addressOf)
      : organiser
        ? [addressOf(organiser)]
        : [owner ?? ''];
  const found = named.map((each) => personNamed(people, each));
  const faults = found.flatMap(({ fault }) => fault ?? []);
  if (faults.length > 0) throw new EventFault(faults.join(' '));
  return [...new Set(found.flatMap((each) => (each.fault === undefined ? each.id : [])))];
}

const parameter = (property: ICAL.Property, name: string): string =>
  (property.getFirstParameter(name) ?? '').toUpperCase();
const addressOf = (property: ICAL.Property): string =>
  String(property.getFirstValue() ?? '').replace(/^mailto:/i, '');

/** A time as a clock shows it, and in which zone. */
interface LocalTime {
  plain: Temporal.PlainDateTime;
  zone: string;
}

function localTime(property: ICAL.Property, value: unknown, zone: string): LocalTime {
  if (!(value instanceof ICAL.Time) || value.year < 1970 || value.year > 2199)
    throw new EventFault('It has no time that can be read.');
  if (value.isDate) throw new EventFault('It lasts whole days: give the hours of the shift.');
  const { year, month, day, hour, minute, second } = value;
  const plain = new Temporal.PlainDateTime(year, month, day, hour, minute, second);
  if (value.zone === ICAL.Timezone.utcTimezone) return { plain, zone: 'UTC' };
  const name = property.getFirstParameter('tzid');
  if (!name) return { plain, zone };
  const known = zoneNamed(name);
  if (!known) throw new EventFault(`It is in a time zone that nobody knows, “${name.slice(0, 60)}”.`);
  return { plain, zone: known };
}

const instantOf = ({ plain, zone }: LocalTime): number => plain.toZonedDateTime(zone).epochMilliseconds;

function requiredTime(event: Event, name: string, zone: string): LocalTime {
  const property = event.getFirstProperty(name);
  if (!property) throw new EventFault('It has no time that can be read.');
  return localTime(property, property.getFirstValue(), zone);
}

/** For each repeated event the instants of repetitions that events of their own stand for. */
function movedOnes(events: readonly { event: Event }[], zone: string): ReadonlyMap<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const { event } of events) {
    if (!event.hasProperty('recurrence-id')) continue;
    try {
      const of = found.get(wordsOf(event, 'uid') ?? '') ?? new Set();
      found.set(wordsOf(event, 'uid') ?? '', of.add(instantOf(requiredTime(event, 'recurrence-id', zone))));
    } catch {
      // Said where the event itself is read.
    }
  }
  return found;
}

function timesOf(
  event: Event,
  { zone, today }: Reading,
  moved: ReadonlyMap<string, Set<number>>,
  look: () => void,
): { from: number; to: number }[] {
  const start = requiredTime(event, 'dtstart', zone);
  const minutes = lengthOf(event, start, zone);
  const begin = Temporal.PlainDate.from(today).toZonedDateTime(zone).epochMilliseconds;
  const each = (plain: Temporal.PlainDateTime): { from: number; to: number } => ({
    from: instantOf({ plain, zone: start.zone }),
    to: instantOf({ plain: plain.add({ minutes }), zone: start.zone }),
  });
  const isOwn = event.hasProperty('recurrence-id');
  const left = new Set([
    ...(isOwn ? [] : (moved.get(wordsOf(event, 'uid') ?? '') ?? [])),
    ...event
      .getAllProperties('exdate')
      .flatMap((property) =>
        property.getValues().map((value) => instantOf(localTime(property, value, zone))),
      ),
  ]);
  return starts(event, start, [begin, begin + DAYS_AHEAD * DAY_MS], look)
    .map(each)
    .filter(({ from, to }) => from >= begin && to > from && !left.has(from));
}

/** In minutes by the clock, so that a shift keeps its hours when the clocks change. */
function lengthOf(event: Event, start: LocalTime, zone: string): number {
  const duration = event.getFirstPropertyValue('duration');
  const minutes =
    duration instanceof ICAL.Duration
      ? duration.toSeconds() / 60
      : endOf(event, start, zone).since(start.plain).total('minutes');
  if (minutes <= 0) throw new EventFault('It does not end after it begins.');
  if (minutes > 24 * 60) throw new EventFault('It is longer than a day: give each day its own shift.');
  return minutes;
}

function endOf(event: Event, start: LocalTime, zone: string): Temporal.PlainDateTime {
  const end = requiredTime(event, 'dtend', zone);
  return end.plain.toZonedDateTime(end.zone).withTimeZone(start.zone).toPlainDateTime();
}

/** When it begins: once, or again and again within a time. */
function starts(
  event: Event,
  start: LocalTime,
  [since, until]: readonly [number, number],
  look: () => void,
): Temporal.PlainDateTime[] {
  const rule = event.getFirstPropertyValue('rrule');
  if (event.hasProperty('rdate'))
    throw new EventFault('It repeats on single dates (RDATE): give each an event of its own.');
  if (!(rule instanceof ICAL.Recur)) return [start.plain];
  const end = Math.min(until, untilOf(rule, start.zone));
  const dayAt = (instant: number): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(start.zone).toPlainDate();
  if (end < since) return [];
  const first = start.plain.toPlainDate();
  return repeatedDays(repetitionOf(rule), first, [dayAt(since), dayAt(end)], look)
    .map((day) => day.toPlainDateTime(start.plain.toPlainTime()))
    .filter((plain) => instantOf({ plain, zone: start.zone }) <= end);
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Parts of a rule that are followed, beside its end. */
const FOLLOWED = new Set(['BYDAY', 'BYMONTH']);

function repetitionOf({ freq, interval, count, wkst, parts }: ICAL.Recur): Repetition {
  if (freq !== 'DAILY' && freq !== 'WEEKLY')
    throw new EventFault('It repeats neither by day nor by week: give each an event of its own.');
  const given = parts as Readonly<Record<string, readonly (string | number)[] | undefined>>;
  const other = Object.keys(given).find((each) => !FOLLOWED.has(each));
  const weekdays = (given['BYDAY'] ?? []).map((each) => WEEKDAYS.indexOf(String(each)) + 1);
  if (other !== undefined || weekdays.includes(0))
    throw new EventFault(`It repeats by ${other ?? 'BYDAY with a number'}: give each an event of its own.`);
  return {
    ...{ freq, interval: Math.max(interval, 1), count },
    weekdays: new Set(weekdays),
    months: new Set((given['BYMONTH'] ?? []).map(Number)),
    // There Sunday is 1.
    weekStart: ((wkst + 5) % 7) + 1,
  };
}

/** The last instant at which a rule may repeat; a day is one of the zone. */
function untilOf({ until }: ICAL.Recur, zone: string): number {
  if (!until) return Infinity;
  const { year, month, day, hour, minute, second } = until;
  if (until.isDate)
    return (
      new Temporal.PlainDate(year, month, day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1
    );
  const plain = new Temporal.PlainDateTime(year, month, day, hour, minute, second);
  return instantOf({ plain, zone: until.zone === ICAL.Timezone.utcTimezone ? 'UTC' : zone });
}
