export { Timeline, writeTimeline } from './timeline.js';
export { TimelineModule } from './timeline.module.js';
