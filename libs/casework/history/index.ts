export { type ArrivalHistory, ArrivalHistories } from './arrival-histories.js';
export { HistoryModule } from './history.module.js';
export { otherDaysOf } from './other-days.js';
