export type { RowOf } from './query.js';
export * from './offers.js';
