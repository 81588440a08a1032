export { CallDesk } from './call-desk.js';
export { CallLines } from './call-lines.js';
export { CallsModule } from './calls.module.js';
export { EndCall } from './end-call.js';
export { KeepRecordings } from './keep-recordings.js';
export { lockedCall } from './find-call.js';
export { mayBeSilent } from './may-be-silent.js';
export { LineNews } from './line-news.js';
