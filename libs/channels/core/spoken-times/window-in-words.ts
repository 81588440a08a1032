import type { CallbackWindow } from '@frontdoor/contracts';
import { Temporal } from 'temporal-polyfill';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A callback window as one says it on the telephone in a zone: "tomorrow between 9 in the morning and 12 noon". */
export function windowInWords(window: CallbackWindow, now: number, zone: string): string {
  const [from, to] = [window.from, window.to].map((instant) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(zone),
  );
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const past = from!.epochMilliseconds <= now;
  if (day(from!) === day(to!)) {
    if (past) return `between now and ${time(to!)} today`;
    const name = dayName(from!, today);
    return `${DAYS.includes(name.split(' ')[0]!) ? 'on ' : ''}${name} between ${time(from!)} and ${time(to!)}`;
  }
  return `between ${past ? 'now' : `${dayName(from!, today)} at ${time(from!)}`} and ${dayName(to!, today)} at ${time(to!)}`;
}

const day = (at: Temporal.ZonedDateTime): string => at.toPlainDate().toString();

function dayName(at: Temporal.ZonedDateTime, today: Temporal.ZonedDateTime): string {
  const ahead = today.toPlainDate().until(at.toPlainDate()).days;
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  const name = DAYS[at.dayOfWeek - 1]!;
  return ahead < 7 ? name : `${name} the ${ordinal(at.day)}`;
}

function time(at: Temporal.ZonedDateTime): string {
  if (at.hour === 12 && at.minute === 0) return '12 noon';
  const figure = `${at.hour % 12 || 12}${at.minute ? `:${String(at.minute).padStart(2, '0')}` : ''}`;
  return `${figure} in the ${at.hour < 12 ? 'morning' : at.hour < 18 ? 'afternoon' : 'evening'}`;
}

const ordinal = (n: number): string =>
  `${n}${n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
