import { type CalendarIndex, dayPlan, weekday } from '@frontdoor/charter';
import { type Week, WEEKDAYS } from '@frontdoor/contracts';
import type { Span } from './who-is-on.js';

const MINUTE_MS = 60_000;
const MOST_MINUTES = 24 * 60;

/** `09:00-12:30` as minutes after midnight; undefined where it is no time of a day, or ends before it begins. */
function minutesOf(hours: string): Span | undefined {
  const [from = -1, to = -1] = hours.split('-').map((time) => {
    const [hour = NaN, minute = NaN] = time.split(':').map(Number);
    return minute < 60 ? hour * 60 + minute : NaN;
  });
  return from >= 0 && to > from && to <= MOST_MINUTES ? { from, to } : undefined;
}

const capital = (day: string): string => day.charAt(0).toUpperCase() + day.slice(1);

/** What is wrong with a week of appointment hours, a sentence each, all at once; none where it can be kept. */
export function faultsOfHours(week: Week): string[] {
  const faults = WEEKDAYS.flatMap((day) => {
    const spans = week[day].map(minutesOf);
    const wrong = week[day].filter((_, i) => spans[i] === undefined);
    const overlaps = spans.some((span, i) => i > 0 && span && spans[i - 1] && span.from < spans[i - 1]!.to);
    return [
      ...wrong.map(
        (hours) => `${capital(day)}: ${hours} is not a time from an earlier to a later of one day`,
      ),
      ...(overlaps ? [`${capital(day)}: its times are not one after the other`] : []),
    ];
  });
  const isEmpty = WEEKDAYS.every((day) => week[day].length === 0);
  return isEmpty ? ['No day has any hours: nobody could be given an appointment'] : faults;
}

/** Hours of a week at which the calendar is closed as a rule, to be told to whoever sets them: `Saturday 09:00-12:00`. */
export function hoursWhenClosed(calendar: CalendarIndex, week: Week, day: number): string[] {
  return WEEKDAYS.flatMap((name, i) => {
    // The next such weekday without a holiday stands for all of them.
    const days = [0, 7, 14, 21, 28, 35].map((more) => day + more + ((i - weekday(day) + 7) % 7));
    const usual = days
      .map((each) => dayPlan(calendar.calendar, each))
      .find(({ reason }) => reason === undefined || reason.kind === 'weekday');
    const open = usual?.openings ?? [];
    return week[name]
      .filter((hours) => {
        const span = minutesOf(hours);
        return (
          span !== undefined &&
          !open.some(({ from, to }) => from <= span.from * MINUTE_MS && span.to * MINUTE_MS <= to)
        );
      })
      .map((hours) => `${capital(name)} ${hours}`);
  });
}

/**
 * When appointments can be had in a stretch of time, by the week that an organisation set for them: whatever the opening hours
 * are as a rule, but on no bank holiday, and of a day that is open at other hours than usual only what is open.
 */
export function appointmentOpenings(calendar: CalendarIndex, week: Week, { from, to }: Span): Span[] {
  const found: Span[] = [];
  for (let day = calendar.localDay(from); day <= calendar.localDay(to); day++) {
    const { reason } = dayPlan(calendar.calendar, day);
    if (reason !== undefined && reason.kind !== 'weekday') continue;
    const open = calendar.calendar.closures.has(day) ? calendar.openings(day) : undefined;
    for (const hours of week[WEEKDAYS[weekday(day)]!]) {
      const span = minutesOf(hours);
      if (!span) continue;
      const whole = {
        from: calendar.zone.instant(day, span.from * MINUTE_MS),
        to: calendar.zone.instant(day, span.to * MINUTE_MS),
      };
      const parts = open?.map((each) => common(each, whole)) ?? [whole];
      found.push(...parts.map((part) => common(part, { from, to })).filter((part) => part.to > part.from));
    }
  }
  return found;
}

const common = (one: Span, other: Span): Span => ({
  from: Math.max(one.from, other.from),
  to: Math.min(one.to, other.to),
});
