import { Temporal } from 'temporal-polyfill';
import type { SlotOf } from './silence.js';

/**
 * The hour of the week that clocks in a zone show.
 *
 * @param isDayOff whether a day (YYYY-MM-DD) is a holiday or closed: it is taken for a Sunday
 */
export function slotsIn(zone: string, isDayOff: (day: string) => boolean): SlotOf {
  const known = new Map<number, number>();
  return (hour) => {
    const before = known.get(hour);
    if (before !== undefined) return before;
    const local = Temporal.Instant.fromEpochMilliseconds(hour).toZonedDateTimeISO(zone);
    const weekday = isDayOff(local.toPlainDate().toString()) ? 7 : local.dayOfWeek;
    const slot = (weekday - 1) * 24 + local.hour;
    known.set(hour, slot);
    return slot;
  };
}
