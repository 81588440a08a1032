import { Temporal } from 'temporal-polyfill';

/** The calendar day (YYYY-MM-DD) of an instant in a zone. Days written like this sort as they come. */
export const dayOf = (instant: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

/** `Thursday 24 December 2026` */
export const sayDate = (day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { dateStyle: 'full' }).replace(',', '');

/** So many calendar months later, or earlier; a day that the month lacks becomes its last. */
export const monthsAfter = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** So many days later, or earlier. */
export const daysAfter = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** The instant at which a day begins in a zone. */
export const startOfDay = (day: string, zone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;

/**
 * The instant at which clocks in a zone show so many minutes after midnight of a day; from 1440 on it is the next day. A time
 * that a clock change skips is as much later as was skipped; of one that comes twice, the first counts.
 */
export const localInstant = (day: string, minutes: number, zone: string): number =>
  Temporal.PlainDate.from(day).toPlainDateTime().add({ minutes }).toZonedDateTime(zone).epochMilliseconds;

/** `09:30`: what clocks in a zone show at an instant. */
export const clockAt = (instant: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

/** The Monday of the week of a day. */
export const mondayOf = (day: string): string => {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
};
