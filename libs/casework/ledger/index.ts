export { type ReceiptCorrection } from './as-received.js';
export { sayStamp } from './stamp-words.js';
export { lengthened } from './foreseen.js';
export { factsNow } from './ledger-facts.js';
export { type NewLedgerEntry, Ledger } from './ledger.js';
export { newRow } from './new-row.js';
export { canTakeBack, sayEntry } from './say-entry.js';
export { tellChange } from './sentences.js';
export { LedgerModule } from './ledger.module.js';
