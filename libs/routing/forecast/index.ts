export {
  type DayKind,
  forecastDay,
  HALVES,
  type HistoryDay,
  type WantedDay,
  weekdayOf,
} from './forecast-day.js';
export { type Backtest, backtest } from './backtest.js';
export { missedAtPace } from './missed-at-pace.js';
export { peopleNeeded, type Need } from './people-needed.js';
