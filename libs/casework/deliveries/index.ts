export { CallNews } from './call-news.js';
export { outcomeOf } from './call-outcome.js';
export { DeliveryNews } from './delivery-news.js';
export { Dialling, dialling } from './dialling.js';
export { lockedDelivery } from './locked-delivery.js';
export { DELIVERY_MOVES, deliveryStatesBefore } from './moves.js';
export { type LeavingFile, Outbound, type Outgoing } from './outbound.js';
export { senderFor } from './sender-for.js';
export { DeliveriesModule } from './deliveries.module.js';
