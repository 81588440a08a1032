import type { CallbackWindow } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { Temporal } from 'temporal-polyfill';
import {
  type DayPart,
  firstHour,
  openOn,
  type OpeningHours,
  type Span,
  spanOn,
  whileOpen,
  workingDayUpTo,
} from './opening-hours.js';
import { daysIn, firstAlternative } from './spoken-day.js';
import { figures } from './spoken-figures.js';
import { dayPartIn } from './spoken-time.js';

const MINUTE = 60_000;
const EPOCH = Temporal.PlainDate.from('1970-01-01');

/**
 * When a caller wants to be rung back, from their own words. What lies outside the opening hours is moved to the nearest
 * time inside. Words that say nothing about a time give the window from now to the end of the next working day.
 *
 * @param words what they said, about their matter and about the time
 * @param now epoch milliseconds; the window never begins before it
 * @param hours when people can be rung
 * @returns instants in UTC, and the words themselves as evidence
 */
export function callbackWindow(words: string, now: number, hours: OpeningHours): CallbackWindow {
  const said = firstAlternative(figures(words.trim()));
  const window = soon(said, now, hours) ?? asked(said, now, hours) ?? whenever(now, hours);
  return {
    from: toIso(window.from),
    to: toIso(window.to),
    ...(words.trim() && { words: words.trim().slice(0, 1000) }),
  };
}

const dateOf = (day: number): Temporal.PlainDate => EPOCH.add({ days: day });
const dayOf = (date: Temporal.PlainDate): number => EPOCH.until(date, { largestUnit: 'days' }).days;

function whenever(now: number, hours: OpeningHours): Span {
  const next = hours.workingDayAfter(hours.localDay(now), 1);
  return { from: now, to: spanOn(next, openOn(next, hours), hours).to };
}

/** "In half an hour", "in 2 hours", "as soon as you can": an hour from then, if the office is open. */
function soon(said: string, now: number, hours: OpeningHours): Span | undefined {
  const found = /\bin (?:about )?(half an|an|a couple of|\d+) (hours?|minutes?)\b/.exec(said);
  const urgent =
    /\b(?:right now|straight ?away|right away|as soon as|asap|immediately|in the next hour)\b/.test(said);
  if (!found && !urgent) return undefined;
  const count = { 'half an': 0.5, an: 1, 'a couple of': 2 }[found?.[1] ?? ''] ?? Number(found?.[1] ?? 0);
  const from = now + count * (found?.[2]?.startsWith('minute') ? 1 : 60) * MINUTE;
  const today = hours.localDay(from);
  const day = hours.workingDayFrom(today);
  const open = spanOn(day, openOn(day, hours), hours);
  if (from >= open.to) {
    const next = hours.workingDayAfter(today, 1);
    return spanOn(next, firstHour(openOn(next, hours)), hours);
  }
  const start = Math.max(from, open.from);
  return { from: start, to: Math.min(start + 60 * MINUTE, open.to) };
}

function asked(said: string, now: number, hours: OpeningHours): Span | undefined {
  const today = hours.localDay(now);
  const clause = aboutRinging(said);
  const partOn = (open: DayPart): DayPart | undefined => dayPartIn(clause, open) ?? dayPartIn(said, open);
  const days = daysIn(clause, dateOf(today)) ?? daysIn(said, dateOf(today));
  if (!days && !partOn(openOn(hours.workingDayFrom(today), hours))) return undefined;
  const spanAt = (day: number): Span => {
    const open = openOn(day, hours);
    return spanOn(day, whileOpen(partOn(open) ?? open, open), hours);
  };
  let first = hours.workingDayFrom(days ? dayOf(days.first) : today);
  // "In the morning", said in the morning, is tomorrow's.
  if (!days && /\bin the morning\b/.test(said) && spanAt(first).from < now)
    first = hours.workingDayAfter(first, 1);
  while (spanAt(first).to <= now)
    first = days?.weekday ? hours.workingDayFrom(first + 7) : hours.workingDayAfter(first, 1);
  const { from, to } = spanAt(first);
  const last = days ? workingDayUpTo(dayOf(days.last), first, hours) : first;
  return { from: Math.max(from, now), to: Math.max(to, spanAt(last).to) };
}

/** The part that begins with "ring me", so that "my bin was missed on Monday, ring me tomorrow" means tomorrow. */
const aboutRinging = (said: string): string =>
  /\b(?:ring|call|phone|telephone|get back to|contact|reach|speak to) (?:me|us|back)\b.*$/s.exec(said)?.[0] ??
  said;
