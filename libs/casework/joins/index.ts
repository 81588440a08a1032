export { Joins } from './joins.js';
export { JoinsModule } from './joins.module.js';
