export { Readings } from './readings.js';
export { ReadingsModule } from './readings.module.js';
