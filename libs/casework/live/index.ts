export { Changes } from './changes.js';
export { type NewLiveEvent, LiveEvents } from './live-events.js';
export { LiveRooms } from './live-rooms.js';
export { LiveModule } from './live.module.js';
