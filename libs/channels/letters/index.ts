export { letterBatch } from './letter-batch.js';
export { letterBlocks } from './letter-blocks.js';
export { LETTER_TEMPLATE } from './letter-template.js';
export { LETTER_WORDS } from './letter-words.js';
export { letterWriter } from './letter-writer.js';
export type { LetterContent, WrittenLetter } from './letter.js';
export { pageCutter } from './page-cutter.js';
export { type BindingOrder, photographBinder } from './photograph-binder.js';
