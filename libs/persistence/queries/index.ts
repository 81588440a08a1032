export type { RowOf } from './query.js';
export * from './contact-routing.js';
export * from './offers.js';
