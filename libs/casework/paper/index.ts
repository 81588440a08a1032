export { PaperModule } from './paper.module.js';
export { PaperThread } from './paper-thread.js';
export { PhotographsInOne } from './photographs-in-one.js';
export { PrintReader } from './print-reader.js';
export { type LetterToTake, ScannedFiles } from './scanned-files.js';
