export * from './match-work.js';
export * from './rank.js';
