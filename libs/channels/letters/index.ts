export { letterBatch } from './letter-batch.js';
export { type LetterBlock, letterBlocks } from './letter-blocks.js';
export { LETTER_TEMPLATE } from './letter-template.js';
export { LETTER_WORDS } from './letter-words.js';
export { type LetterOrder, letterWriter, MOST_PAGES } from './letter-writer.js';
export type { LetterContent, WrittenLetter } from './letter.js';
