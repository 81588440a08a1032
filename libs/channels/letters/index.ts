export { letterBatch } from './letter-batch.js';
export { letterBlocks } from './letter-blocks.js';
export { letterWriter } from './letter-writer.js';
export type { LetterContent, WrittenLetter } from './letter.js';
