import { z } from 'zod';
import { instant } from '../words.js';

export const draftKind = z.enum(['reply', 'note']);
export type DraftKind = z.infer<typeof draftKind>;

/** What a draft consists of besides its files; what is empty is left out. Only the console reads more than the text. */
export const draftFields = z
  .object({
    text: z.string().max(50_000),
    purpose: z.string().max(40),
    /** What its passages say, as JSON. */
    marks: z.string().max(60_000),
    /** The later date being chosen, as JSON. */
    laterDate: z.string().max(4000),
    /** By which way and to whom it is to leave, as JSON. */
    route: z.string().max(8000),
    /** How a letter is printed, where its writer has chosen, as JSON. */
    letter: z.string().max(200),
    /** Answers of the library that were put into it, with lines that they are known by, as JSON. */
    answers: z.string().max(20_000),
    /** Colleagues chosen to be told of a note, as JSON. */
    mentions: z.string().max(8000),
  })
  .partial();
export type DraftFields = z.infer<typeof draftFields>;

/** `version`: when it was saved; a later one is newer. */
export const draft = z.object({ kind: draftKind, version: instant, fields: draftFields });
export type Draft = z.infer<typeof draft>;

/** A file that is to travel with a reply; `complete` once all its bytes are here. */
export const draftFile = z.object({
  id: z.uuid(),
  name: z.string(),
  contentType: z.string(),
  size: z.int(),
  complete: z.boolean(),
});
export type DraftFile = z.infer<typeof draftFile>;
