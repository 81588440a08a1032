import { addMonths } from '../calendar/civil.js';
import { sayDay } from './say.js';
import type { Pack } from '../pack/pack.js';

/** Bank holidays must be known this many months ahead. */
const MONTHS_AHEAD = 12;

/** A plain sentence for each calendar whose bank holidays are known for less than 12 months after `now`. */
export function expiringCalendars(pack: Pack, now: number): string[] {
  if (pack.inForceUntil !== undefined && pack.inForceUntil <= now) return [];
  return [...pack.calendars.values()].flatMap(({ calendar, zone }) => {
    const { until } = calendar.holidaysKnown;
    if (until >= addMonths(zone.localDay(now), MONTHS_AHEAD)) return [];
    return [
      `calendar ${calendar.name} knows bank holidays only until ${sayDay(until)}: add a newer official list`,
    ];
  });
}
