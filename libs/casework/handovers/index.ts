export { Briefs } from './briefs.js';
export { type Handing, HandOver } from './hand-over.js';
export { Handovers } from './handovers.js';
export { HandoversModule } from './handovers.module.js';
export { sayBrief } from './say-brief.js';
