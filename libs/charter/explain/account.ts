import { dayPlan, type ClosedReason } from '../calendar/calendar.js';
import { decidingSpan, endOf, type Stretch } from '../clock/due-time.js';
import type { Clock, Span } from '../pack/pack.js';

/** Why a stretch does not count. */
export type SkipReason = ClosedReason | { kind: 'outside-hours' } | { kind: 'paused' };

/**
 * One line of an account. Days are local day numbers, instants epoch milliseconds. The `amount` of what is
 * counted is in milliseconds for seconds, minutes and working hours, and in days for everything else.
 */
export type AccountLine =
  | { kind: 'counted-time'; from: number; to: number; amount: number }
  | { kind: 'counted-days'; from: number; to: number; amount: number }
  | { kind: 'skipped-time'; from: number; to: number; reason: SkipReason }
  | { kind: 'skipped-days'; from: number; to: number; reason: SkipReason }
  /** The count ended on this day, which is no working day, so the end moves on. */
  | { kind: 'moved'; day: number; reason: SkipReason };

export interface Account {
  span: Span;
  startedAt: number;
  dueAt: number;
  entries: AccountLine[];
}

/** Every stretch counted or skipped between the start of a clock and its due time, in order. */
export function account(clock: Clock, startedAt: number, pauses: readonly Stretch[] = []): Account {
  const span = decidingSpan(clock, startedAt, pauses);
  const dueAt = endOf(span, startedAt, pauses);
  return { span, startedAt, dueAt, entries: entriesOf(span, startedAt, dueAt, pauses) };
}

function entriesOf(span: Span, start: number, due: number, pauses: readonly Stretch[]): AccountLine[] {
  switch (span.unit) {
    case 'seconds':
    case 'minutes':
      return timed({ from: start, to: due }, pauses);
    case 'working-hours':
      return workingHours(span, start, due, pauses);
    case 'working-days':
    case 'statutory-working-days':
    case 'calendar-days':
    case 'calendar-months':
      return days(span, start, due, pauses);
  }
}

/** An open stretch, cut by the pauses into what counts and what does not. */
function timed(open: Stretch, pauses: readonly Stretch[]): AccountLine[] {
  const entries: AccountLine[] = [];
  let at = open.from;
  for (const pause of pauses) {
    const from = Math.max(at, pause.from);
    const to = Math.min(open.to, pause.to);
    if (to <= from) continue;
    if (from > at) entries.push({ kind: 'counted-time', from: at, to: from, amount: from - at });
    entries.push({ kind: 'skipped-time', from, to, reason: { kind: 'paused' } });
    at = to;
  }
  if (open.to > at) entries.push({ kind: 'counted-time', from: at, to: open.to, amount: open.to - at });
  return entries;
}

function workingHours(span: Span, start: number, due: number, pauses: readonly Stretch[]): AccountLine[] {
  const { calendar } = span;
  const entries: AccountLine[] = [];
  const first = calendar.zone.localDay(start);
  for (let day = first; day <= lastDay(span, due); day++) {
    const { reason } = dayPlan(calendar.calendar, day);
    if (reason) {
      skipDay(entries, day, reason);
      continue;
    }
    const before = entries.length;
    for (const { from, to } of calendar.openings(day)) {
      const open = { from: Math.max(from, start), to: Math.min(to, due) };
      if (open.to > open.from) entries.push(...timed(open, pauses));
    }
    if (entries.length === before) {
      const to = calendar.zone.instant(day + 1, 0);
      entries.push({
        kind: 'skipped-time',
        from: Math.max(start, calendar.zone.instant(day, 0)),
        to,
        reason: { kind: 'outside-hours' },
      });
    }
  }
  return entries;
}

function days(span: Span, start: number, due: number, pauses: readonly Stretch[]): AccountLine[] {
  const { calendar, unit } = span;
  const { zone } = calendar;
  const working = unit === 'working-days' || unit === 'statutory-working-days';
  const paused = pauses.map(({ from, to }) => ({ after: zone.localDay(from), until: zone.localDay(to) }));
  const last = working ? lastDay(span, due) : lastCounted(span, start, pauses);
  const entries: AccountLine[] = [];
  for (let day = zone.localDay(start) + 1; day <= last; day++) {
    const closed = working ? dayPlan(calendar.calendar, day).reason : undefined;
    if (closed) skipDay(entries, day, closed);
    else if (paused.some(({ after, until }) => day > after && day <= until))
      skipDay(entries, day, { kind: 'paused' });
    else countDay(entries, day);
  }
  for (let day = last; day < lastDay(span, due); day++) {
    entries.push({
      kind: 'moved',
      day,
      reason: dayPlan(calendar.calendar, day).reason ?? { kind: 'weekday' },
    });
  }
  return entries;
}

/** The local day that a due time closes: a closing time of 24:00 belongs to the day before. */
const lastDay = ({ calendar }: Span, due: number): number => calendar.zone.localDay(due - 1);

/** The day on which days or months run out, before the law moves the end to a working day. */
const lastCounted = (span: Span, start: number, pauses: readonly Stretch[]): number =>
  span.calendar.zone.localDay(endOf({ ...span, movesToWorkingDay: false }, start, pauses));

function countDay(entries: AccountLine[], day: number): void {
  const last = entries.at(-1);
  if (last?.kind === 'counted-days' && last.to === day - 1) {
    last.to = day;
    last.amount++;
  } else entries.push({ kind: 'counted-days', from: day, to: day, amount: 1 });
}

/** Neighbouring days that are skipped for the same plain reason share a line; a bank holiday has its own. */
function skipDay(entries: AccountLine[], day: number, reason: SkipReason): void {
  const last = entries.at(-1);
  const joins = reason.kind === 'weekday' || reason.kind === 'paused';
  if (joins && last?.kind === 'skipped-days' && last.reason.kind === reason.kind && last.to === day - 1)
    last.to = day;
  else entries.push({ kind: 'skipped-days', from: day, to: day, reason });
}
