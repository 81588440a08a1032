import { addMonths } from '../calendar/civil.js';
import type { Clock, Span } from '../pack/pack.js';

/** A stretch of time, epoch milliseconds UTC: here one during which the enquiry waited for the customer. */
export interface Stretch {
  from: number;
  to: number;
}

/** Milliseconds of one working hour, minute and second. */
export const UNIT_MS = { 'working-hours': 3_600_000, minutes: 60_000, seconds: 1000 } as const;
/** The last second of a local day, in milliseconds after midnight. */
const LAST_SECOND = 86_399_000;

/**
 * When a clock that started at `start` is due: the earliest end of its spans. Pauses, in order and not
 * overlapping, push it later and never pull it earlier.
 * @throws OutsideCalendar when that lies outside 1990-2199.
 */
export function dueTime(clock: Clock, start: number, pauses: readonly Stretch[] = []): number {
  return endOf(decidingSpan(clock, start, pauses), start, pauses);
}

/** The span that ends first. */
export function decidingSpan(clock: Clock, start: number, pauses: readonly Stretch[]): Span {
  let deciding = clock.spans[0]!;
  for (let i = 1; i < clock.spans.length; i++) {
    const other = clock.spans[i]!;
    if (endOf(other, start, pauses) < endOf(deciding, start, pauses)) deciding = other;
  }
  return deciding;
}

/** When one span that started at `start` ends. */
export function endOf(span: Span, start: number, pauses: readonly Stretch[]): number {
  const { unit, amount, calendar } = span;
  const { zone } = calendar;
  switch (unit) {
    case 'seconds':
    case 'minutes':
      return pushed(
        start + amount * UNIT_MS[unit],
        start,
        pauses,
        (end, pause) => end + pause.to - pause.from,
      );
    case 'working-hours':
      return pushed(calendar.addOpenTime(start, amount * UNIT_MS[unit]), start, pauses, (end, pause) => {
        const lost = calendar.openTimeBetween(pause.from, pause.to);
        return lost > 0 ? calendar.addOpenTime(end, lost) : end;
      });
    case 'working-days':
      return calendar.closingTime(dayCounted(span, start, pauses));
    case 'statutory-working-days':
      return zone.instant(dayCounted(span, start, pauses), LAST_SECOND);
    case 'calendar-days':
    case 'calendar-months': {
      const day = dayCounted(span, start, pauses);
      return zone.instant(span.movesToWorkingDay ? calendar.workingDayFrom(day) : day, LAST_SECOND);
    }
  }
}

/** The local day on which a span counted in days or months ends. The day of the start is day 0. */
function dayCounted(span: Span, start: number, pauses: readonly Stretch[]): number {
  const { unit, amount, calendar } = span;
  const from = calendar.localDay(start);
  const working = unit === 'working-days' || unit === 'statutory-working-days';
  let end = working
    ? calendar.workingDayAfter(from, amount)
    : unit === 'calendar-months'
      ? addMonths(from, amount)
      : from + amount;
  for (const pause of pauses) {
    const after = Math.max(from, calendar.zone.localDay(pause.from));
    const until = calendar.zone.localDay(pause.to);
    // The day the wait begins still counts; the day it ends does not.
    if (after >= end || until <= after) continue;
    if (!working) end += until - after;
    else {
      const lost = calendar.workingDaysBetween(after, until);
      if (lost > 0) end = calendar.workingDayAfter(end, lost);
    }
  }
  return end;
}

/** Moves an end by each pause that begins before it. */
function pushed(
  end: number,
  start: number,
  pauses: readonly Stretch[],
  push: (end: number, pause: Stretch) => number,
): number {
  let later = end;
  for (const pause of pauses) {
    const from = Math.max(start, pause.from);
    if (from < later && pause.to > from) later = push(later, { from, to: pause.to });
  }
  return later;
}
