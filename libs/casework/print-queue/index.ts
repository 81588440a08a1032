export { PrintQueueEntries } from './print-queue-entries.js';
export { PrintQueueModule } from './print-queue.module.js';
export { postedAt } from './posted-at.js';
