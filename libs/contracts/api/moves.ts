import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { enquiryKind } from '../words.js';
import { foreseenChange } from './promise-views.js';
import { problem } from './views.js';

/** More than this in one request is refused: each takes a transaction of its own. */
export const MOST_MOVED = 100;

/** Why it was not done; null when it was. */
const notDone = problem.shape.error.omit({ details: true }).nullable();

/** Where several enquiries are to go. */
const destination = {
  /** Short name of the service. */
  service: z.string().max(100),
  /** What they all are, where they were taken for something else: then their promises follow from that. */
  kind: enquiryKind.optional(),
};

const foreseenMove = z.object({
  id: z.uuid(),
  /** What would become of its promises and its owner; null where it cannot be moved. */
  change: foreseenChange
    .extend({
      promises: z.array(foreseenChange.shape.promises.element.omit({ explanation: true })),
    })
    .nullable(),
  problem: notDone,
});
export type ForeseenMove = z.infer<typeof foreseenMove>;

export const foreseeMoves = endpoint({
  method: 'POST',
  path: '/api/v1/moves/foresee',
  access: session('supervisor'),
  eachByItself: true,
  summary: 'What would become of the promises of several enquiries by a move to a service; changes nothing',
  body: z.object({ ids: z.array(z.uuid()).min(1).max(MOST_MOVED), ...destination }),
  answer: z.object({ enquiries: z.array(foreseenMove) }),
});

const moveOutcome = z.object({
  id: z.uuid(),
  /** Takes it back; null where nothing was changed. */
  eventId: z.uuid().nullable(),
  problem: notDone,
});
export type MoveOutcome = z.infer<typeof moveOutcome>;

export const moveEnquiries = endpoint({
  method: 'POST',
  path: '/api/v1/moves',
  access: session('supervisor'),
  eachByItself: true,
  summary:
    'Move several enquiries to another service; each has its own outcome, and one that cannot be moved keeps no other from it',
  body: z.object({
    moves: z
      .array(
        z.object({
          id: z.uuid(),
          /** Its customer will have an answer later than was promised, and the mover was shown it. */
          despiteLater: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(MOST_MOVED),
    ...destination,
    /** For those who get them. */
    reason: z.string().trim().min(3).max(1000),
  }),
  answer: z.object({ outcomes: z.array(moveOutcome) }),
});

export const takeBackMoves = endpoint({
  method: 'POST',
  path: '/api/v1/moves/take-back',
  access: session('supervisor'),
  eachByItself: true,
  summary: 'Take several moves back, as their outcomes said; each has its own outcome',
  body: z.object({
    moves: z
      .array(z.object({ id: z.uuid(), eventId: z.uuid() }))
      .min(1)
      .max(MOST_MOVED),
    reason: z.string().trim().min(3).max(1000),
  }),
  answer: z.object({ outcomes: z.array(moveOutcome) }),
});
