export * from './agent.js';
export * from './commitment.js';
export * from './customer.js';
export * from './delivery.js';
export * from './enquiry.js';
export * from './organisation.js';
export * from './receipt.js';
export * from './work-item.js';
