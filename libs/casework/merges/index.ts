export { sayEvidence } from './evidence.js';
export { Merges, type Parted } from './merges.js';
export { MergesModule } from './merges.module.js';
