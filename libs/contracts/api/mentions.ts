import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { instant, presence } from '../words.js';

export const listColleagues = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/colleagues',
  access: session(...STAFF),
  summary: 'Who can be mentioned in a note on an enquiry: your colleagues who may read it, by name',
  params: z.object({ id: z.uuid() }),
  answer: z.object({
    colleagues: z.array(z.object({ id: z.uuid(), name: z.string(), team: z.string(), presence })),
  }),
});

const mentions = z.object({
  /** How many you have not looked at. */
  unseen: z.int(),
  /** Those first, then what you have looked at, the newest of each first; fifty at most. */
  mentions: z.array(
    z.object({
      /** The note, or the entry of the timeline that says who answered. */
      noteId: z.uuid(),
      enquiryId: z.uuid(),
      reference: z.string(),
      subject: z.string(),
      by: z.string(),
      at: instant,
      /** Null until you have looked at it. */
      seenAt: instant.nullable(),
      /** How the note begins. */
      preview: z.string(),
    }),
  ),
});
export type Mention = z.infer<typeof mentions>['mentions'][number];

export const listMentions = endpoint({
  method: 'GET',
  path: '/api/v1/mentions',
  access: session(...STAFF),
  summary: 'Notes in which colleagues mention you, and what they answered of what you own',
  answer: mentions,
});

export const lookAtMentions = endpoint({
  method: 'POST',
  path: '/api/v1/mentions/seen',
  access: session(...STAFF),
  summary: 'Say that you have looked at notes that mention you',
  body: z.object({ notes: z.array(z.uuid()).min(1).max(200) }),
  answer: mentions,
});
