export * from './eligible.js';
export * from './floor.js';
export * from './match-work.js';
export * from './rank.js';
export * from './take-next.js';
export * from './speaks.js';
