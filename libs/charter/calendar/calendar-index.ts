import { type Calendar, dayPlan } from './calendar.js';
import { dayNumber } from './civil.js';
import type { Zone } from './zone.js';

/** Days outside these years are refused: a date there is a mistake, not a promise. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;
const FIRST_DAY = dayNumber(FIRST_YEAR, 1, 1);
const END_DAY = dayNumber(LAST_YEAR + 1, 1, 1);
const DAYS_PER_STEP = 366;

/** The calendar was asked about a time outside 1990-2199, or never opens. */
export class OutsideCalendar extends RangeError {}

/**
 * A calendar laid out day by day with running totals, so that adding working time is a search and its cost
 * does not grow with the span. Built from 1990 as far as was asked for, a year at a time.
 */
export class CalendarIndex {
  private builtTo = FIRST_DAY;
  /** Per day: how many working days, and how many openings, come before it. */
  private readonly workingBefore: number[] = [0];
  private readonly openingsBefore: number[] = [0];
  /** Per working day: its day number. */
  private readonly working: number[] = [];
  /** Per opening: its instants, and the open milliseconds before it. */
  private readonly opens: number[] = [];
  private readonly closes: number[] = [];
  private readonly openBefore: number[] = [0];

  constructor(
    readonly calendar: Calendar,
    readonly zone: Zone,
  ) {}

  /** Local date of an instant, as a day number. */
  localDay(instant: number): number {
    return within(this.zone.localDay(instant));
  }

  /** Working days in (after, until]; negative when `until` lies before `after`. */
  workingDaysBetween(after: number, until: number): number {
    this.reach(Math.max(after, until));
    this.reach(Math.min(after, until));
    return this.workingBefore[until - FIRST_DAY + 1]! - this.workingBefore[after - FIRST_DAY + 1]!;
  }

  /** The n-th working day after a day (n ≥ 1); the day itself is day 0, working or not. */
  workingDayAfter(day: number, n: number): number {
    this.reach(day);
    const rank = this.workingBefore[day - FIRST_DAY + 1]! + n - 1;
    while (rank >= this.working.length) this.grow();
    return this.working[rank]!;
  }

  /** This day when it is a working day, else the next one. */
  workingDayFrom(day: number): number {
    return this.workingDayAfter(day - 1, 1);
  }

  /** When the calendar closes for the night on a working day. */
  closingTime(day: number): number {
    this.reach(day);
    return this.closes[this.openingsBefore[day - FIRST_DAY + 1]! - 1]!;
  }

  /** The instants between which the calendar is open on a day. */
  openings(day: number): { from: number; to: number }[] {
    this.reach(day);
    const found = [];
    for (let i = this.openingsBefore[day - FIRST_DAY]!; i < this.openingsBefore[day - FIRST_DAY + 1]!; i++) {
      found.push({ from: this.opens[i]!, to: this.closes[i]! });
    }
    return found;
  }

  /** The instant at which `ms` (> 0) of open time have passed since `start`; a closing time counts as reached. */
  addOpenTime(start: number, ms: number): number {
    const first = this.nextOpening(start);
    const target = this.openBefore[first]! + Math.max(0, start - this.opens[first]!) + ms;
    while (this.openBefore[this.openBefore.length - 1]! < target) this.grow();
    let low = first;
    let high = this.closes.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.openBefore[middle + 1]! >= target) high = middle;
      else low = middle + 1;
    }
    return this.opens[low]! + target - this.openBefore[low]!;
  }

  /** The opening that an instant lies in, else the next. */
  openingFrom(instant: number): { from: number; to: number } {
    const next = this.nextOpening(instant);
    return { from: this.opens[next]!, to: this.closes[next]! };
  }

  /** Open milliseconds in [from, to]; 0 when `to` is not after `from`. */
  openTimeBetween(from: number, to: number): number {
    return to > from ? this.openUntil(to) - this.openUntil(from) : 0;
  }

  private openUntil(instant: number): number {
    const next = this.nextOpening(instant);
    return this.openBefore[next]! + Math.max(0, instant - this.opens[next]!);
  }

  /** Index of the first opening that closes after an instant. */
  private nextOpening(instant: number): number {
    const day = this.localDay(instant);
    this.reach(day);
    let i = this.openingsBefore[day - FIRST_DAY]!;
    for (;;) {
      while (i >= this.closes.length) this.grow();
      if (this.closes[i]! > instant) return i;
      i++;
    }
  }

  private reach(day: number): void {
    within(day);
    while (day >= this.builtTo) this.grow();
  }

  private grow(): void {
    if (this.builtTo >= END_DAY) {
      throw new OutsideCalendar(
        `Calendar ${this.calendar.name} has no such time before the end of ${LAST_YEAR}.`,
      );
    }
    const end = Math.min(END_DAY, this.builtTo + DAYS_PER_STEP);
    for (let day = this.builtTo; day < end; day++) this.append(day);
    this.builtTo = end;
  }

  private append(day: number): void {
    const before = this.opens.length;
    for (const opening of dayPlan(this.calendar, day).openings) {
      const from = this.zone.instant(day, opening.from);
      const to = this.zone.instant(day, opening.to);
      // A clock change can swallow a short opening whole.
      if (to <= from) continue;
      this.opens.push(from);
      this.closes.push(to);
      this.openBefore.push(this.openBefore[this.openBefore.length - 1]! + to - from);
    }
    if (this.opens.length > before) this.working.push(day);
    this.workingBefore.push(this.working.length);
    this.openingsBefore.push(this.opens.length);
  }
}

function within(day: number): number {
  if (day >= FIRST_DAY && day < END_DAY) return day;
  throw new OutsideCalendar(`Not within ${FIRST_YEAR}-${LAST_YEAR}.`);
}
