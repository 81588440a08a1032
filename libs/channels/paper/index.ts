export { type DrawnPage, pageReader } from './page-reader.js';
export type { CutLetter } from './cut-letters.js';
export { lettersReader, type LookedAt } from './letters-reader.js';
export { paperAdapter } from './paper.adapter.js';
export { PAPER_TYPES, paperKind } from './paper-kind.js';
export { scanMailboxes, type ScanMailbox } from './paper.settings.js';
export { scanArrivals, type ScannedFile, type ScannedLetter } from './scan-arrivals.js';
export { SEPARATOR_PURPOSE, separatorMarks } from './separator-marks.js';
export { separatorSheet } from './separator-sheet.js';
