export { boundOf } from './bound.js';
export { buildScenario } from './build-scenario.js';
export type { Estimate } from './estimate.js';
export { loadOf, POLICIES, type PolicyName, type Scenario, withLoad } from './scenario.js';
export { scenarioFile } from './scenario-file.js';
export { simulate } from './simulate.js';
export type { Summary } from './summary.js';
export { VALIDATED, validate, type ValidationRow } from './validate.js';
export {
  type Centre,
  type CentreAgent,
  type CentreCallers,
  type CentreFlow,
  type CentreHandling,
  type CentreWork,
  timesOften,
} from './centre.js';
export { type Ahead, type LookAhead, lookAhead, type LookedAhead } from './look-ahead.js';
export { arrivalsOf } from './arrivals.js';
