import type { HoursVersion } from '../calendar/calendar.js';
import { WEEKDAYS } from '../calendar/civil.js';
import { capital, sayHours } from './say.js';

/** `Monday to Thursday 9:00 to 17:00, Friday 9:00 to 16:30`: neighbouring days of the same hours share a part. */
export function sayWeek({ week }: HoursVersion): string {
  const parts: { first: string; last: string; hours: string }[] = [];
  week.forEach((openings, i) => {
    const day = capital(WEEKDAYS[i]!);
    const hours = sayHours(openings);
    const before = parts.at(-1);
    if (before?.hours === hours) before.last = day;
    else parts.push({ first: day, last: day, hours });
  });
  return parts
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) => `${first === last ? first : `${first} to ${last}`} ${hours}`)
    .join(', ');
}
