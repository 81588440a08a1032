export { draw } from './draw.js';
export { QualityNotes, viewOf } from './quality-notes.js';
export { QualityModule } from './quality.module.js';
