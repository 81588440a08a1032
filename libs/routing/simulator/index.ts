export { boundOf } from './bound.js';
export { buildScenario, type ScenarioFault } from './build-scenario.js';
export { agentsNeeded, erlang } from './erlang.js';
export type { Estimate } from './estimate.js';
export { loadOf, POLICIES, type PolicyName, type Scenario, withLoad } from './scenario.js';
export { scenarioFile } from './scenario-file.js';
export { simulate } from './simulate.js';
export type { Summary } from './summary.js';
export { VALIDATED, validate, type ValidationRow } from './validate.js';
