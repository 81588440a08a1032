import type { Zone } from '../calendar/zone.js';
import { isCertain } from '../clock/certain.js';
import type { Clock, Span } from '../pack/pack.js';
import { sayWithin } from '../pack/within.js';
import type { Account, SkipReason, AccountLine } from './account.js';
import { hoursInWords } from './hours-in-words.js';
import { sayCount, sayDay, sayDuration, sayInstant, sayOffset, sayReason, sayTime } from './say.js';

/** An account in plain words, one line per entry, in the local time of the pack's zone. */
export function explain(clock: Clock, { span, startedAt, dueAt, entries }: Account): string[] {
  const { zone } = span.calendar;
  const lines = [
    `${START_WORDS[clock.starts] ?? sayEvent(clock.starts)} on ${sayInstant(zone, startedAt)}.`,
    budget(clock, span, startedAt),
  ];
  let counted = 0;
  for (const entry of entries) {
    if (entry.kind === 'counted-time' || entry.kind === 'counted-days') counted += entry.amount;
    lines.push(sayEntry(entry, counted, zone, span));
  }
  const [before, after] = [zone.offset(startedAt), zone.offset(dueAt)];
  if (before !== after) {
    lines.push(
      `The clocks change in between: local time is ${sayOffset(before)} at the start and ${sayOffset(after)} at the end.`,
    );
  }
  lines.push(`Due on ${sayInstant(zone, dueAt)}.`, ...holidayWarning(span, dueAt));
  return lines;
}

const START_WORDS: Partial<Record<Clock['starts'], string>> = {
  'contact-received': 'Received',
  acknowledged: 'Personal acknowledgement sent',
  'response-received': 'Response received by the customer',
  escalated: 'Next stage asked for',
  arrived: 'Visitor arrived',
};

/** `officer-received` as `Officer received`. */
const sayEvent = (event: string): string => {
  const words = event.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function budget(clock: Clock, span: Span, startedAt: number): string {
  const { title, assumption } = hoursInWords(span.calendar, startedAt);
  const smaller =
    clock.spans.length > 1 ? `the earliest of ${clock.spans.map(sayWithin).join(', ')} counts: ` : '';
  const said = `${smaller}${sayWithin(span)}`;
  const assumed = assumption ? ' These hours are an assumption.' : '';
  switch (span.unit) {
    case 'seconds':
    case 'minutes':
      return `Allowed: ${said}, on the clock.`;
    case 'working-hours':
      return `Allowed: ${said}, counted only while open: ${title}.${assumed}`;
    case 'working-days':
      return `Allowed: ${said}, to closing time on the last: ${title}. The day it began is day 0.${assumed}`;
    case 'statutory-working-days':
      return `Allowed: ${said}, to the end of the last day: ${title}. The day it began is day 0.`;
    case 'calendar-days':
    case 'calendar-months':
      return `Allowed: ${said}, to the end of the last day. The day it began is day 0.`;
  }
}

function sayEntry(entry: AccountLine, counted: number, zone: Zone, span: Span): string {
  switch (entry.kind) {
    case 'counted-time':
      return `${sayStretch(zone, entry.from, entry.to)}: ${sayDuration(entry.amount)} counted, ${sayDuration(counted)} so far.`;
    case 'counted-days': {
      const noun = span.unit.includes('working') ? 'working day' : 'day';
      return `${sayDays(entry.from, entry.to)}: ${sayCount(entry.amount, noun)} counted, ${counted} so far.`;
    }
    case 'skipped-time':
      return `${sayStretch(zone, entry.from, entry.to)}: not counted, ${saySkip(entry.reason)}.`;
    case 'moved':
      return `${sayDay(entry.day)}: the end moves to the next working day, ${saySkip(entry.reason)}.`;
    case 'skipped-days':
      return `${sayDays(entry.from, entry.to)}: not counted, ${saySkip(entry.reason)}.`;
  }
}

const sayDays = (from: number, to: number): string =>
  from === to ? sayDay(from) : `${sayDay(from)} to ${sayDay(to)}`;

function sayStretch(zone: Zone, from: number, to: number): string {
  const day = zone.localDay(from);
  if (zone.localDay(to) === day) return `${sayDay(day)}, ${sayTime(zone, from)} to ${sayTime(zone, to)}`;
  if (zone.instant(day + 1, 0) === to) return `${sayDay(day)}, ${sayTime(zone, from)} to midnight`;
  return `${sayInstant(zone, from)} to ${sayInstant(zone, to)}`;
}

function saySkip(reason: SkipReason): string {
  if (reason.kind === 'paused') return 'waiting for the customer';
  if (reason.kind === 'outside-hours') return 'outside opening hours';
  return sayReason(reason);
}

/** Beyond the published bank holidays a due time can still move; say so instead of looking certain. */
function holidayWarning(span: Span, dueAt: number): string[] {
  if (isCertain(span, dueAt)) return [];
  const { from, until } = span.calendar.calendar.holidaysKnown;
  return [`Bank holidays are known from ${sayDay(from)} to ${sayDay(until)} only, so this is not certain.`];
}
