export * from './dovecot.js';
export * from './stepped-clock.js';
