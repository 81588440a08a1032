import { forecastDay, HALVES, type HistoryDay } from './forecast-day.js';

/** How far off a forecast was on days of the past, each foreseen from the days before it alone. Shares of 1. */
export interface Backtest {
  days: number;
  /** Sum of what was off, by half-hour, ÷ sum of what came (WAPE). Null where nothing came. */
  byHalfHour: Errors;
  /** The same of whole days. */
  byDay: Errors;
  /** The mean of what was off ÷ what came of each day on which something came (MAPE). */
  meanOfDays: Errors;
}

/** Ours, and the same half-hour of the same weekday a week before: whoever cannot beat that need not forecast. */
interface Errors {
  ours: number | null;
  naive: number | null;
}

/**
 * Holds the forecast against the last days of the history.
 *
 * @param days as many of the last as have a day a week before
 */
export function backtest(history: readonly HistoryDay[], days = 28): Backtest {
  const off = { half: pair(), day: pair(), share: pair() };
  let came = 0;
  let tried = 0;
  let withSome = 0;
  for (let at = Math.max(history.length - days, 8); at < history.length; at++) {
    const day = history[at]!;
    const ours = forecastDay(history.slice(0, at), day);
    const naive = history[at - 7]!.halves;
    const total = sum(day.halves);
    tried++;
    came += total;
    if (total > 0) withSome++;
    for (const [name, foreseen] of [
      ['ours', ours],
      ['naive', naive],
    ] as const) {
      const offBy = Math.abs(sum(foreseen) - total);
      for (let half = 0; half < HALVES; half++)
        off.half[name] += Math.abs(foreseen[half]! - day.halves[half]!);
      off.day[name] += offBy;
      if (total > 0) off.share[name] += offBy / total;
    }
  }
  return {
    days: tried,
    byHalfHour: over(off.half, came),
    byDay: over(off.day, came),
    meanOfDays: over(off.share, withSome),
  };
}

const pair = (): { ours: number; naive: number } => ({ ours: 0, naive: 0 });
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const over = ({ ours, naive }: { ours: number; naive: number }, whole: number): Errors =>
  whole === 0 ? { ours: null, naive: null } : { ours: ours / whole, naive: naive / whole };
