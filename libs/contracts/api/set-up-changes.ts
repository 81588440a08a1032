import { z } from 'zod';
import { instant } from '../words.js';

/** What administrators set in the console with a list of changes that can be undone. */
const setUpKind = z.enum(['report-category', 'partner']);
export type SetUpKind = z.infer<typeof setUpKind>;

export const setUpChange = z.object({
  id: z.uuid(),
  /** By what it is known: a code, a short name. */
  subject: z.string(),
  name: z.string(),
  what: z.enum(['added', 'changed', 'removed']),
  /** What of it became another, by the names of the fields; none where only a key did. */
  parts: z.array(z.string()),
  /** Null: on the command line. */
  by: z.string().nullable(),
  at: instant,
  undone: z.object({ at: instant, by: z.string().nullable() }).nullable(),
  /** It is the newest of its subject. */
  canUndo: z.boolean(),
});
export type SetUpChangeView = z.infer<typeof setUpChange>;
