import { dayOf, FrontdoorError, monthsAfter, startOfDay } from '@frontdoor/kernel';

export interface TakenIn {
  /** The zone of the organisation. */
  zone: string;
  /** When it was scanned or taken down: the only instant that is known to the minute. Epoch milliseconds. */
  takenInAt: number;
  now: number;
}

/**
 * From when something counts as received that carries a date and no hour, such as a stamped letter: from the beginning of
 * that day where the organisation is, so that a clock in working hours runs from the first opening of the day and nobody
 * waits longer because the hour is not known. On the day on which it was taken in, that instant is known, and counts.
 *
 * @param date YYYY-MM-DD
 * @throws FrontdoorError `receipt-date-refused` for a day after it was taken in, or more than a year ago
 */
export function receivedOn(date: string, { zone, takenInAt, now }: TakenIn): number {
  const takenInOn = dayOf(takenInAt, zone);
  if (date > dayOf(now, zone)) throw refused('it lies in the future');
  if (date > takenInOn) throw refused(`it was taken in on ${takenInOn} already`);
  if (date < monthsAfter(dayOf(now, zone), -12)) throw refused('it lies more than a year back');
  return date === takenInOn ? takenInAt : startOfDay(date, zone);
}

const refused = (reason: string): FrontdoorError => new FrontdoorError('receipt-date-refused', { reason });
