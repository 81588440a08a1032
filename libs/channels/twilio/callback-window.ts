import type { CallbackWindow } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { Temporal } from 'temporal-polyfill';
import { daysIn, firstAlternative } from './spoken-day.js';
import { figures } from './spoken-figures.js';
import { OPEN, dayPartIn, whileOpen, type DayPart } from './spoken-time.js';

const MINUTE = 60_000;

/**
 * When a caller wants to be rung back, from their own words. Callbacks are made Monday to Friday from 9:00 to
 * 17:00, so what lies outside is moved to the nearest time inside; bank holidays are the calendar's business,
 * not known here. Words that say nothing about a time give the window from now to the end of the next working day.
 *
 * @param words what they said, about their matter and about the time
 * @param now epoch milliseconds; the window never begins before it
 * @returns instants in UTC, and the words themselves as evidence
 */
export function callbackWindow(words: string, now: number, zone = 'Europe/London'): CallbackWindow {
  const said = firstAlternative(figures(words.trim()));
  const window = soon(said, now, zone) ?? asked(said, now, zone) ?? whenever(now, zone);
  return {
    from: toIso(window.from),
    to: toIso(window.to),
    ...(words.trim() && { words: words.trim().slice(0, 1000) }),
  };
}

interface Span {
  from: number;
  to: number;
}

const dateAt = (now: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();

const onDay = (date: Temporal.PlainDate, { start, end }: DayPart, zone: string): Span => {
  const at = (minutes: number): number =>
    date.toZonedDateTime({
      timeZone: zone,
      plainTime: new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60),
    }).epochMilliseconds;
  return { from: at(start), to: at(end) };
};

/** That day, or the first working day after it. */
const workingDay = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date;

const nextWorkingDay = (date: Temporal.PlainDate): Temporal.PlainDate => workingDay(date.add({ days: 1 }));

const whenever = (now: number, zone: string): Span => ({
  from: now,
  to: onDay(nextWorkingDay(dateAt(now, zone)), OPEN, zone).to,
});

/** "In half an hour", "in 2 hours", "as soon as you can": an hour from then, if the office is open. */
function soon(said: string, now: number, zone: string): Span | undefined {
  const found = /\bin (?:about )?(half an|an|a couple of|\d+) (hours?|minutes?)\b/.exec(said);
  const urgent =
    /\b(?:right now|straight ?away|right away|as soon as|asap|immediately|in the next hour)\b/.test(said);
  if (!found && !urgent) return undefined;
  const count = { 'half an': 0.5, an: 1, 'a couple of': 2 }[found?.[1] ?? ''] ?? Number(found?.[1] ?? 0);
  const from = now + count * (found?.[2]?.startsWith('minute') ? 1 : 60) * MINUTE;
  const today = dateAt(from, zone);
  const open = onDay(workingDay(today), OPEN, zone);
  if (from >= open.to) return onDay(nextWorkingDay(today), { start: OPEN.start, end: OPEN.start + 60 }, zone);
  const start = Math.max(from, open.from);
  return { from: start, to: Math.min(start + 60 * MINUTE, open.to) };
}

function asked(said: string, now: number, zone: string): Span | undefined {
  const today = dateAt(now, zone);
  const clause = aboutRinging(said);
  const part = dayPartIn(clause) ?? dayPartIn(said);
  const days = daysIn(clause, today) ?? daysIn(said, today);
  if (!part && !days) return undefined;
  const within = whileOpen(part ?? OPEN);
  const over = (day: Temporal.PlainDate): boolean => onDay(day, within, zone).to <= now;
  let first = workingDay(days?.first ?? today);
  // "In the morning", said in the morning, is tomorrow's.
  if (!days && /\bin the morning\b/.test(said) && onDay(first, within, zone).from < now)
    first = nextWorkingDay(first);
  while (over(first)) first = days?.weekday ? workingDay(first.add({ days: 7 })) : nextWorkingDay(first);
  const last = days && days.last.toString() > first.toString() ? weekdayUpTo(days.last) : first;
  const { from, to } = onDay(first, within, zone);
  return { from: Math.max(from, now), to: Math.max(to, onDay(last, within, zone).to) };
}

/** That day, or the Friday before it. */
const weekdayUpTo = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.dayOfWeek > 5 ? date.subtract({ days: date.dayOfWeek - 5 }) : date;

/** The part that begins with "ring me", so that "my bin was missed on Monday, ring me tomorrow" means tomorrow. */
const aboutRinging = (said: string): string =>
  /\b(?:ring|call|phone|telephone|get back to|contact|reach|speak to) (?:me|us|back)\b.*$/s.exec(said)?.[0] ??
  said;
