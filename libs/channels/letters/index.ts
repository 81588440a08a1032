export { letterBatch } from './letter-batch.js';
export { type LetterBlock, letterBlocks } from './letter-blocks.js';
export { type LetterOrder, letterWriter, MOST_PAGES } from './letter-writer.js';
export type { LetterContent, WrittenLetter } from './letter.js';
