export * from './clock.js';
export * from './errors.js';
export * from './ids.js';
export * from './local-day.js';
export * from './phone-number.js';
export * from './storable.js';
export * from './words.js';
