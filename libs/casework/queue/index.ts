export { eachByItself } from './each-by-itself.js';
export { type NewWorkItem, newWorkItem } from './new-work-item.js';
export { NextWork } from './next-work.js';
export { OfferWork } from './offer-work.js';
export { Presence } from './presence.js';
export { QueueTransaction } from './queue-transaction.js';
export { WorkItems } from './work-items.js';
export { QueueModule } from './queue.module.js';
