export { checked } from './checked.js';
export { type UnreadArrival, UnreadArrivals } from './unread-arrivals.js';
export { receivedOn } from './received-on.js';
export { Receipts } from './receipts.js';
export { ReceiptsModule } from './receipts.module.js';
