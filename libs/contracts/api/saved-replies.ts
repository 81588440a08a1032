import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { contentElement, instant } from '../words.js';

const staff = session('agent', 'supervisor', 'reception', 'administrator');
const one = z.object({ id: z.uuid() });

/** A passage of a saved text, and what it says of what the charter wants said. */
const savedMark = z.object({ element: contentElement, passage: z.string().trim().min(1).max(5000) });
export type SavedMark = z.infer<typeof savedMark>;

/** Whose it is: `own`, of a `service`, or `everybody`’s. */
const scope = z.enum(['own', 'service', 'everybody']);

export const savedReply = z.object({
  id: z.uuid(),
  scope,
  serviceSlug: z.string().nullable(),
  name: z.string(),
  /** With what is to be filled in, `{{like this}}`. */
  text: z.string(),
  marks: z.array(savedMark),
  version: instant,
  canChange: z.boolean(),
});
export type SavedReply = z.infer<typeof savedReply>;

const written = z.object({
  scope,
  /** With `service`. */
  serviceSlug: z.string().max(100).optional(),
  name: z.string().trim().min(1).max(100),
  text: z.string().trim().min(1).max(20_000),
  marks: z.array(savedMark).max(30).default([]),
});

/** What is said is said somewhere in the text. */
const isSaid = ({ text, marks }: Pick<z.infer<typeof written>, 'text' | 'marks'>) =>
  marks.every(({ passage }) => text.includes(passage));
const NOT_SAID = { path: ['marks'], error: 'A passage that is marked has to stand in the text.' };

export const listSavedReplies = endpoint({
  method: 'GET',
  path: '/api/v1/saved-replies',
  access: staff,
  summary: 'Texts to put into replies: your own, those of services and everybody’s',
  answer: z.object({
    replies: z.array(savedReply),
    /** You may change those of services and everybody’s. */
    canChangeShared: z.boolean(),
    /** What can be said of a passage; for some there is a sentence that the record fills in, `{{like-this}}`. */
    elements: z.array(z.object({ element: contentElement, words: z.string(), hasSentence: z.boolean() })),
  }),
});

export const addSavedReply = endpoint({
  method: 'POST',
  path: '/api/v1/saved-replies',
  access: staff,
  summary: 'Save a text to put into replies',
  body: written.refine(isSaid, NOT_SAID),
  answer: savedReply,
});

export const changeSavedReply = endpoint({
  method: 'PUT',
  path: '/api/v1/saved-replies/:id',
  access: staff,
  summary: 'Change a saved text; refused where somebody has changed it since',
  params: one,
  body: written.extend({ version: instant }).refine(isSaid, NOT_SAID),
  answer: savedReply,
});

export const removeSavedReply = endpoint({
  method: 'DELETE',
  path: '/api/v1/saved-replies/:id',
  access: staff,
  summary: 'Remove a saved text; what was sent with it stays',
  params: one,
  status: 204,
});

export const fillSavedReplies = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/saved-replies',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'The saved texts that fit an enquiry, filled in from its record: your own, those of its service, everybody’s',
  params: one,
  answer: z.object({
    replies: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        scope,
        text: z.string(),
        marks: z.array(z.object({ element: contentElement, passage: z.string() })),
        /** What it says of what the charter may want said, in words. */
        covers: z.array(z.string()),
        /** What is left to be filled in by hand. */
        blanks: z.array(z.string()),
      }),
    ),
  }),
});
