export { HandlingTimes } from './handling-times.js';
export { Ranking } from './ranking.js';
export { RankingModule } from './ranking.module.js';
