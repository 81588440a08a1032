export { Joins } from './joins.js';
export { Splits } from './splits.js';
export { JoinsModule } from './joins.module.js';
