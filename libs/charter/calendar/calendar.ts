import { weekday } from './civil.js';

/** A stretch of opening within one local day, in milliseconds after midnight: 9:00 to 17:00. */
export interface Opening {
  from: number;
  to: number;
}

/** The parts of the United Kingdom that have their own bank holidays, as the official list names them. */
export const DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof DIVISIONS)[number];

/** A day on which the calendar is closed, or open at other hours, whatever the weekday says. */
export interface Closure {
  title: string;
  openings: readonly Opening[];
  /** Given by the organisation since the pack was written. */
  changed?: boolean;
}

/** Opening hours by weekday (Monday first) in force from a day number on. */
export interface HoursVersion {
  from: number;
  week: readonly (readonly Opening[])[];
  /** Given by the organisation since the pack was written: the calendar's title and assumption do not speak of it. */
  changed?: boolean;
}

export interface BankHoliday {
  title: string;
  divisions: readonly Division[];
}

/** Opening hours, bank holidays and closures of one organisation or law. */
export interface Calendar {
  name: string;
  title: string;
  /** Said when the source gives no hours and these were assumed. */
  assumption?: string;
  divisions: readonly Division[];
  /** Ordered by `from`; the first also covers what lies before it. */
  versions: readonly HoursVersion[];
  closures: ReadonlyMap<number, Closure>;
  holidays: ReadonlyMap<number, BankHoliday>;
  /** First and last day number for which the bank holidays of all divisions are known. */
  holidaysKnown: { from: number; until: number };
}

/** Why a calendar is closed on a day. */
export type ClosedReason =
  | { kind: 'closed'; title: string }
  | { kind: 'bank-holiday'; title: string; divisions: readonly Division[] }
  | { kind: 'weekday' };

export interface DayPlan {
  openings: readonly Opening[];
  /** Present when there are no openings. */
  reason?: ClosedReason;
}

/** What a calendar says about one day: a dated closure wins over a bank holiday, and that over the weekday. */
export function dayPlan(calendar: Calendar, day: number): DayPlan {
  const closure = calendar.closures.get(day);
  if (closure) {
    return closure.openings.length > 0
      ? { openings: closure.openings }
      : { openings: [], reason: { kind: 'closed', title: closure.title } };
  }
  const holiday = calendar.holidays.get(day);
  if (holiday) return { openings: [], reason: { kind: 'bank-holiday', ...holiday } };
  const openings = versionOn(calendar, day).week[weekday(day)]!;
  return openings.length > 0 ? { openings } : { openings, reason: { kind: 'weekday' } };
}

/** The opening hours by weekday in force on a day. */
export function versionOn(calendar: Calendar, day: number): HoursVersion {
  let version = calendar.versions[0]!;
  for (const later of calendar.versions) if (later.from <= day) version = later;
  return version;
}
