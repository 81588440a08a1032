export type * from './api/charter.js';
export * from './api/index.js';
export * from './api/promise-views.js';
export type * from './api/scoreboard.js';
export * from './api/views.js';
export * from './channels.js';
export * from './endpoint.js';
export * from './inbound-contact.js';
export * from './words.js';
