import ICAL from 'ical.js';
import { zoneNamed } from '@frontdoor/kernel';
import { Temporal } from 'temporal-polyfill';
import { clip, oneLine } from './plain-text.js';

/** Characters of a calendar that are looked at, and events in it that are told. */
const LONGEST = 64 * 1024;
const MOST_EVENTS = 5;
const LONGEST_LINE = 500;
/** Between summer and winter, over the years. */
const MOST_CHANGES = 40;
/** Years that appointments are made for: rules of a zone are followed year by year. */
const YEARS = { first: 1970, last: 2200 };

/**
 * What a calendar file (iCalendar, RFC 5545) asks, in words: what it is about, when, where, from whom, and what was answered.
 * Undefined where it holds no event that can be told.
 *
 * @param zone IANA time zone in which times are told. A time that names no zone, or one that nobody knows, is told as it
 * stands there, with what it names.
 */
export function invitationInWords(calendar: string, zone: string): string | undefined {
  try {
    const parsed = ICAL.parse(calendar.slice(0, LONGEST)) as unknown[];
    const root = new ICAL.Component((Array.isArray(parsed[0]) ? parsed[0] : parsed) as never);
    const method = String(root.getFirstPropertyValue('method') ?? '').toUpperCase();
    const events = root.getAllSubcomponents('vevent').slice(0, MOST_EVENTS);
    const around = { method, zone, zones: zonesOf(root) };
    const told = events.map((event) => eventInWords(event, around));
    return told.length > 0 ? told.join('\n\n') : undefined;
  } catch {
    // What is no calendar is a file like any other.
    return undefined;
  }
}

interface Around {
  method: string;
  zone: string;
  zones: ReadonlyMap<string, ICAL.Timezone>;
}

function eventInWords(event: ICAL.Component, around: Around): string {
  const text = (name: string): string =>
    clip(oneLine(String(event.getFirstPropertyValue(name) ?? '')), LONGEST_LINE);
  const isCancelled = around.method === 'CANCEL' || text('status').toUpperCase() === 'CANCELLED';
  const answers = around.method === 'REPLY' ? event.getAllProperties('attendee').flatMap(answerOf) : [];
  const what = isCancelled
    ? 'Cancelled'
    : around.method === 'REPLY'
      ? 'Answer to an invitation'
      : 'Invitation';
  const lines = [
    `${what}: ${text('summary') || 'no title'}`,
    ...answers.slice(0, 20),
    ...labelled('When', whenOf(event, around)),
    ...labelled('Repeats', repeatsOf(event)),
    ...labelled('Where', text('location')),
    ...labelled('From', personOf(event.getFirstProperty('organizer'))),
  ];
  return lines.join('\n');
}

const labelled = (label: string, value: string | undefined): string[] =>
  value ? [`${label}: ${value}`] : [];

/** “Pat Citizen (pat@citizen.example)”, or either. */
function personOf(property: ICAL.Property | null): string | undefined {
  if (!property) return undefined;
  const address = oneLine(String(property.getFirstValue() ?? '')).replace(/^mailto:/i, '');
  const name = oneLine(property.getFirstParameter('cn') ?? '');
  return clip(name && name !== address ? `${name} (${address})` : address, LONGEST_LINE);
}

const ANSWERS: Readonly<Record<string, string>> = {
  ACCEPTED: 'comes',
  DECLINED: 'does not come',
  TENTATIVE: 'may come',
  DELEGATED: 'sends somebody else',
};

function answerOf(attendee: ICAL.Property): string[] {
  const answer = ANSWERS[(attendee.getFirstParameter('partstat') ?? '').toUpperCase()];
  const person = personOf(attendee);
  return answer && person ? [`${person} ${answer}`] : [];
}

const EVERY: Readonly<Record<string, readonly [one: string, many: string]>> = {
  DAILY: ['every day', 'days'],
  WEEKLY: ['every week', 'weeks'],
  MONTHLY: ['every month', 'months'],
  YEARLY: ['every year', 'years'],
};

function repeatsOf(event: ICAL.Component): string | undefined {
  const rule = event.getFirstPropertyValue('rrule');
  if (!(rule instanceof ICAL.Recur)) return undefined;
  const words = EVERY[rule.freq];
  if (!words) return 'yes';
  const often = rule.interval > 1 ? `every ${rule.interval} ${words[1]}` : words[0];
  return rule.count ? `${often}, ${rule.count} times` : often;
}

/** A time of an event: an instant where that is known, else what a clock shows, and a name of its zone if it has one. */
interface When {
  at: Temporal.ZonedDateTime | Temporal.PlainDateTime;
  isDay: boolean;
  named?: string;
}

function whenOf(event: ICAL.Component, around: Around): string | undefined {
  const start = timeOf(event.getFirstProperty('dtstart'), around);
  if (!start) return undefined;
  const end =
    timeOf(event.getFirstProperty('dtend'), around) ?? after(start, event.getFirstPropertyValue('duration'));
  const named = start.named ? ` (${start.named})` : '';
  if (start.isDay) {
    // The end of days is the first day after them.
    const last = end?.at.toPlainDate().subtract({ days: 1 });
    const first = start.at.toPlainDate();
    return last && Temporal.PlainDate.compare(last, first) > 0 ? `${day(first)} to ${day(last)}` : day(first);
  }
  const from = `${day(start.at.toPlainDate())}, ${clock(start.at)}`;
  if (!end) return from + named;
  const isSameDay = end.at.toPlainDate().equals(start.at.toPlainDate());
  return `${from} to ${isSameDay ? '' : `${day(end.at.toPlainDate())}, `}${clock(end.at)}${named}`;
}

const day = (date: Temporal.PlainDate): string =>
  date.toLocaleString('en-GB', { dateStyle: 'full' }).replace(',', '');
const clock = (at: When['at']): string => at.toPlainTime().toString({ smallestUnit: 'minute' });

function after(start: When, duration: unknown): When | undefined {
  if (!(duration instanceof ICAL.Duration)) return undefined;
  return { ...start, at: start.at.add({ seconds: duration.toSeconds() }) };
}

function timeOf(property: ICAL.Property | null, { zone, zones }: Around): When | undefined {
  const time = property?.getFirstValue();
  if (!property || !(time instanceof ICAL.Time) || time.year < YEARS.first || time.year > YEARS.last)
    return undefined;
  const { year, month, day: dayOfMonth, hour, minute, second } = time;
  const plain = new Temporal.PlainDateTime(year, month, dayOfMonth, hour, minute, second);
  if (time.isDate) return { at: plain, isDay: true };
  const isUtc = time.zone === ICAL.Timezone.utcTimezone;
  const name = oneLine(property.getFirstParameter('tzid') ?? '');
  const known = isUtc ? 'UTC' : zoneNamed(name);
  const instant = known ? plain.toZonedDateTime(known) : described(plain, time, zones.get(name));
  if (!instant) return { at: plain, isDay: false, ...(name && { named: clip(name, 60) }) };
  return { at: instant.withTimeZone(zone), isDay: false };
}

/** When a clock shows this in a zone that the file describes. */
function described(
  plain: Temporal.PlainDateTime,
  time: ICAL.Time,
  zone: ICAL.Timezone | undefined,
): Temporal.ZonedDateTime | undefined {
  if (!zone) return undefined;
  return plain.toZonedDateTime('UTC').subtract({ seconds: zone.utcOffset(time) });
}

/**
 * Zones that the file describes. One whose rules do not go by the year, or that has changed more often than any real one,
 * would take as long as its writer likes.
 */
function zonesOf(root: ICAL.Component): ReadonlyMap<string, ICAL.Timezone> {
  const zones = root.getAllSubcomponents('vtimezone').filter((zone) => {
    const changes = zone.getAllSubcomponents();
    const isYearly = changes.every((change) => {
      const rule = change.getFirstPropertyValue('rrule');
      return !rule || (rule instanceof ICAL.Recur && rule.freq === 'YEARLY');
    });
    return isYearly && changes.length <= MOST_CHANGES;
  });
  return new Map(
    zones.map((zone) => [oneLine(String(zone.getFirstPropertyValue('tzid') ?? '')), new ICAL.Timezone(zone)]),
  );
}
