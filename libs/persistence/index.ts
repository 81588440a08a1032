export * from './batcher.js';
export * from './data-source.js';
export * from './entities/index.js';
