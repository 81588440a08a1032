export * from './backend.js';
export * from './catalogue.js';
export * from './dispatcher.js';
export * from './handler.js';
export * from './jobs.module.js';
export * from './outbox.js';
export * from './signals.js';
export * from './tokens.js';
