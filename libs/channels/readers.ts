import type { Reader } from './core/index.js';
import { attachmentsReader, mailPageReader, mailReader } from './email/readers.js';
import { letterBatch, letterWriter, pageCutter, photographBinder } from './letters/index.js';
import { partnerListReader } from './open311/readers.js';
import { lettersReader, ocrReader, pageReader, sheetCutter, sheetReader } from './paper/index.js';

/** Every reader of bytes from outside, by name: what a reading thread can do. */
export const READERS: ReadonlyMap<string, Reader<never, unknown>> = new Map(
  [
    mailReader,
    attachmentsReader,
    mailPageReader,
    pageReader,
    lettersReader,
    sheetReader,
    sheetCutter,
    pageCutter,
    photographBinder,
    ocrReader,
    letterWriter,
    letterBatch,
    partnerListReader,
  ].map((reader) => [reader.name, reader as Reader<never, unknown>]),
);
