import { Temporal } from 'temporal-polyfill';
import { dayPlan, type Calendar } from '../calendar/calendar.js';
import { dayNumber } from '../calendar/civil.js';

/**
 * The same arithmetic done the obvious way, one local day at a time with the time zone database: too slow to use,
 * simple enough to believe.
 */
export class SlowCalendar {
  constructor(
    private readonly calendar: Calendar,
    private readonly zone: string,
  ) {}

  openings(date: Temporal.PlainDate): { from: number; to: number }[] {
    const at = (ms: number): number =>
      date.toPlainDateTime().add({ milliseconds: ms }).toZonedDateTime(this.zone).epochMilliseconds;
    return dayPlan(this.calendar, dayNumber(date.year, date.month, date.day))
      .openings.map(({ from, to }) => ({ from: at(from), to: at(to) }))
      .filter(({ from, to }) => to > from);
  }

  addOpenTime(start: number, ms: number): number {
    let left = ms;
    for (let day = this.localDate(start); ; day = day.add({ days: 1 })) {
      for (const { from, to } of this.openings(day)) {
        const begin = Math.max(from, start);
        if (begin >= to) continue;
        if (begin + left <= to) return begin + left;
        left -= to - begin;
      }
    }
  }

  openTimeBetween(start: number, end: number): number {
    let total = 0;
    for (let day = this.localDate(start); this.midnight(day) < end; day = day.add({ days: 1 })) {
      for (const { from, to } of this.openings(day))
        total += Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
    return total;
  }

  /** The n-th day after the one of `start` that is open at all. */
  workingDayAfter(start: number, n: number): Temporal.PlainDate {
    let day = this.localDate(start);
    for (let counted = 0; counted < n;) {
      day = day.add({ days: 1 });
      if (this.openings(day).length > 0) counted++;
    }
    return day;
  }

  localDate(instant: number): Temporal.PlainDate {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.zone).toPlainDate();
  }

  private midnight(day: Temporal.PlainDate): number {
    return day.toZonedDateTime(this.zone).epochMilliseconds;
  }
}
