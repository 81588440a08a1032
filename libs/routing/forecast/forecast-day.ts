/** What kind of day it is: `other` has hours of its own, as a bank holiday; `campaign` was marked by a supervisor. */
export type DayKind = 'usual' | 'other' | 'campaign';

/** A day that is to be foreseen. */
export interface WantedDay {
  /** YYYY-MM-DD in the zone of the organisation. */
  date: string;
  /** 1 is Monday. */
  weekday: number;
  kind: DayKind;
}

/** A day of the past, with what came in each half-hour of its clock. */
export interface HistoryDay extends WantedDay {
  halves: readonly number[];
}

export const HALVES = 48;
/** Weeks that the level, the weekdays and the course of a day are learnt from. */
const LEVEL_WEEKS = 12;
const PROFILE_WEEKS = 12;
/** After so many weeks a day counts half as much for the level. */
const HALF_LIFE = 4;
/** Days around the same day a year ago, on both sides, that say how the season goes. */
const SEASON_DAYS = 14;
/** A season is believed within these bounds. */
const SEASON = { least: 0.6, most: 1.7 };
/** Rare kinds of day are drawn towards a usual day by so many made-up days of that kind. */
const DRAWN_BY = 1;

/**
 * What comes on a day, by half-hour of its clock: the level of the last weeks, times the weekday, times what the season did
 * a year ago, times what days of its kind came to, spread as such weekdays are. Only days before `wanted` are looked at.
 *
 * @param history in order, one for each day, also where nothing came
 */
export function forecastDay(history: readonly HistoryDay[], wanted: WantedDay): number[] {
  const before = history.filter(({ date }) => date < wanted.date);
  const usual = before.filter(({ kind }) => kind === 'usual');
  if (usual.length === 0) return Array.from({ length: HALVES }, () => 0);
  const weekday = weekdayFactors(usual.slice(-7 * LEVEL_WEEKS));
  const ofUsual = level(usual, weekday, wanted.date) * weekday[wanted.weekday - 1]!;
  const total = ofUsual * season(usual, weekday, wanted.date) * kindFactor(before, weekday, wanted);
  return profile(before, wanted).map((share) => share * total);
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const totalOf = ({ halves }: HistoryDay): number => sum(halves);
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length);

/** What each weekday comes to, where an average day is 1. */
function weekdayFactors(days: readonly HistoryDay[]): number[] {
  const all = mean(days.map(totalOf));
  return Array.from({ length: 7 }, (_, index) => {
    const own = days.filter(({ weekday }) => weekday === index + 1).map(totalOf);
    return own.length === 0 || all === 0 ? 1 : mean(own) / all;
  });
}

/** An average day as of now: recent weeks count more. */
function level(usual: readonly HistoryDay[], weekday: readonly number[], date: string): number {
  let weight = 0;
  let all = 0;
  for (const day of usual.slice(-7 * LEVEL_WEEKS)) {
    const counts = 0.5 ** (daysBetween(day.date, date) / (7 * HALF_LIFE));
    weight += counts * weekday[day.weekday - 1]!;
    all += counts * totalOf(day);
  }
  return weight === 0 ? 0 : all / weight;
}

/** How much more came a year ago around this day than in the weeks before it, from which the level is. */
function season(usual: readonly HistoryDay[], weekday: readonly number[], date: string): number {
  const around = (from: number, to: number): readonly HistoryDay[] =>
    usual.filter((day) => {
      const ago = daysBetween(day.date, date);
      return ago >= from && ago <= to;
    });
  const then = around(365 - SEASON_DAYS, 365 + SEASON_DAYS);
  const before = around(365, 365 + 7 * HALF_LIFE);
  const rate = (days: readonly HistoryDay[]): number => {
    const expected = sum(days.map((day) => weekday[day.weekday - 1]!));
    return expected === 0 ? 0 : sum(days.map(totalOf)) / expected;
  };
  if (then.length < SEASON_DAYS || before.length < SEASON_DAYS || rate(before) === 0) return 1;
  return Math.min(Math.max(rate(then) / rate(before), SEASON.least), SEASON.most);
}

/** What days of this kind came to beside a usual one on the same weekday. */
function kindFactor(
  before: readonly HistoryDay[],
  weekday: readonly number[],
  { kind }: Pick<WantedDay, 'kind'>,
): number {
  if (kind === 'usual') return 1;
  const alike = before.filter((day) => day.kind === kind);
  const usualMean = mean(
    before
      .filter((day) => day.kind === 'usual')
      .map((day) => totalOf(day) / (weekday[day.weekday - 1]! || 1)),
  );
  if (alike.length === 0 || usualMean === 0) return 1;
  const ratios = alike.map((day) => totalOf(day) / (usualMean * (weekday[day.weekday - 1]! || 1)));
  return (sum(ratios) + DRAWN_BY) / (alike.length + DRAWN_BY);
}

/** The share of each half-hour: of days of the same kind and weekday; of all usual days where these are too few. */
function profile(before: readonly HistoryDay[], { weekday, kind }: WantedDay): number[] {
  const own = before.filter((day) => day.kind === kind && (kind !== 'usual' || day.weekday === weekday));
  const recent = own.slice(-PROFILE_WEEKS);
  const enough = sum(recent.map(totalOf)) >= HALVES;
  const days = enough ? recent : before.filter((day) => day.kind === 'usual').slice(-7 * PROFILE_WEEKS);
  const all = sum(days.map(totalOf));
  return Array.from({ length: HALVES }, (_, half) =>
    all === 0 ? 1 / HALVES : sum(days.map(({ halves }) => halves[half]!)) / all,
  );
}

/** 1 is Monday. */
export const weekdayOf = (date: string): number => ((Date.parse(date) / DAY_MS + 3) % 7) + 1;

const DAY_MS = 24 * 3_600_000;

/** From one calendar day to a later one. */
function daysBetween(one: string, other: string): number {
  return (Date.parse(other) - Date.parse(one)) / DAY_MS;
}
