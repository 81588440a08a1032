import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { instant } from '../words.js';
import { named } from './views.js';

const STAFF_WHO_ANSWER = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid() });

const ownedMatter = z.object({
  enquiryId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  service: z.string(),
  /** Who is proposed; null where nobody else who is there works for its service. */
  to: named.nullable(),
  /** Why them, or why nobody. */
  why: z.string(),
  /** Those who could have it, by name. */
  possible: z.array(named),
});
export type OwnedMatter = z.infer<typeof ownedMatter>;

export const proposeForAbsence = endpoint({
  method: 'GET',
  path: '/api/v1/agents/:id/owned',
  access: STAFF_WHO_ANSWER,
  summary:
    'The open matters that somebody owns, with who is proposed for each and why; for themselves and for supervisors. The first 500',
  params: one,
  answer: z.object({
    agent: named,
    matters: z.array(ownedMatter),
    /** What was handed over before, the newest first. */
    handed: z.array(
      z.object({ id: z.uuid(), at: instant, by: z.string(), count: z.int(), isUndone: z.boolean() }),
    ),
  }),
});

export const handOverOwned = endpoint({
  method: 'POST',
  path: '/api/v1/agents/:id/owned/hand-over',
  access: STAFF_WHO_ANSWER,
  summary: 'Hand over what somebody owns in one move: all of it, or none where one cannot be',
  params: one,
  body: z.object({
    moves: z
      .array(z.object({ enquiryId: z.uuid(), to: z.uuid(), why: z.string().trim().max(300).default('') }))
      .min(1)
      .max(500),
  }),
  answer: z.object({ id: z.uuid(), count: z.int() }),
});

export const undoOwned = endpoint({
  method: 'POST',
  path: '/api/v1/absence-handovers/:id/undo',
  access: STAFF_WHO_ANSWER,
  summary: 'Take back what was handed over for an absence, as far as nobody handed it on since',
  params: one,
  answer: z.object({ count: z.int() }),
});
