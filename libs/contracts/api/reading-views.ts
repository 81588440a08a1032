import { z } from 'zod';
import { instant } from '../words.js';

/** What a letter or fax says by which it can be dealt with; each is for a person to judge. */
export const readingSuggestionKind = z.enum(['reference', 'postcode', 'postal', 'phone', 'email', 'service']);
export type ReadingSuggestionKind = z.infer<typeof readingSuggestionKind>;

/** How far the pages of a letter or fax have been read. `failed`: given up after three tries; a person keys it. */
export const readingState = z.enum(['waiting', 'reading', 'read', 'failed']);
export type ReadingState = z.infer<typeof readingState>;

/** What stands on one page of a letter or fax. */
export const readPage = z.object({
  /** The first of this letter is 1. */
  page: z.int().min(1),
  text: z.string(),
  /** 0 to 100: how sure the machine is of the letters; 100 for a text layer, 0 for a page on which it found none. */
  confidence: z.number().min(0).max(100),
  source: z.enum(['text-layer', 'ocr']),
  /** By how many degrees the picture was turned clockwise to be read. */
  turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
});
export type ReadPage = z.infer<typeof readPage>;

export const readingSuggestion = z.object({
  kind: readingSuggestionKind,
  /** As it is applied: a reference, a postcode, an address on lines, a number in E.164, the short name of a service. */
  value: z.string(),
  /** As it is shown, where that differs: the name of the service, the subject of the enquiry. */
  label: z.string(),
  /** The page it stands on, and the words it was found in. */
  page: z.int().min(1),
  words: z.string(),
  state: z.enum(['open', 'confirmed', 'dismissed']),
});
export type ReadingSuggestion = z.infer<typeof readingSuggestion>;

/** What was read of a letter or fax, by a machine and by people. */
export const contactReading = z.object({
  state: readingState,
  /** Tries so far; after the third it is given up. */
  attempts: z.int(),
  /** Why the last try failed, as part of a sentence. */
  problem: z.string().nullable(),
  pageCount: z.int(),
  /** As the machine read them, those that it could. */
  pages: z.array(readPage),
  /** One of each kind at most. */
  suggestions: z.array(readingSuggestion),
  /** What somebody keyed from the picture; it stands before what the machine read. */
  keyed: z.object({ text: z.string(), by: z.string(), at: instant }).nullable(),
});
export type ContactReading = z.infer<typeof contactReading>;
