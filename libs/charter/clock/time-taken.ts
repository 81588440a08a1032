import type { Clock } from '../pack/pack.js';
import { UNIT_MS, type Stretch } from './due-time.js';

/**
 * Time from the start to an end in the unit of the clock's first span, pauses left out: working hours with
 * fractions, whole working days, calendar months as days.
 */
export function timeTaken(clock: Clock, from: number, to: number, pauses: readonly Stretch[] = []): number {
  const { unit, calendar } = clock.spans[0]!;
  const { zone } = calendar;
  const measure = (start: number, end: number): number => {
    switch (unit) {
      case 'seconds':
      case 'minutes':
        return (end - start) / UNIT_MS[unit];
      case 'working-hours':
        return calendar.openTimeBetween(start, end) / UNIT_MS[unit];
      case 'working-days':
      case 'statutory-working-days':
        return calendar.workingDaysBetween(zone.localDay(start), zone.localDay(end));
      case 'calendar-days':
      case 'calendar-months':
        return zone.localDay(end) - zone.localDay(start);
    }
  };
  let taken = measure(from, to);
  for (const pause of pauses) {
    const start = Math.max(from, pause.from);
    const end = Math.min(to, pause.to);
    if (end > start) taken -= measure(start, end);
  }
  return taken;
}
