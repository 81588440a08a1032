export * from './api/index.js';
export * from './api/views.js';
export * from './endpoint.js';
export * from './inbound-contact.js';
export * from './words.js';
