export { Changes } from './changes.js';
export { type NewLiveEvent, LiveEvents } from './live-events.js';
export { LiveTail } from './live-tail.js';
export { LiveModule } from './live.module.js';
