export { type CentreAt, CentreReader } from './centre-reader.js';
export { SimulationModule } from './simulation.module.js';
export { Simulations } from './simulations.js';
export { HandlingTimes } from './handling.js';
export { promiseOfFlow } from './promise-of-flow.js';
