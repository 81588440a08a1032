import { z } from 'zod';
import { type Access, endpoint } from '../endpoint.js';
import { eventFilter, eventShape } from '../outgoing-events.js';
import { instant } from '../words.js';

const one = z.object({ id: z.uuid() });

/** Whoever answers for what leaves the council, and another system with a key for it. */
const KEEPERS: Access = { by: 'session', roles: ['administrator'], orKey: 'subscribers:write' };
const READERS: Access = { by: 'session', roles: ['supervisor', 'administrator'], orKey: 'subscribers:write' };

export const subscriberView = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  types: z.array(eventFilter),
  /** Short names of the services that it is told of; all where there are none. */
  services: z.array(z.string()),
  shape: eventShape,
  personalData: z.boolean(),
  state: z.enum(['active', 'paused', 'off']),
  stateAt: instant,
  /** What was wrong last; null while all is well. */
  problem: z.string().nullable(),
  /** Attempts in a row at which nothing was taken. */
  failures: z.int(),
  failingSince: instant.nullable(),
  deliveredAt: instant.nullable(),
  /** Null where nothing is waited for. */
  nextAttemptAt: instant.nullable(),
  /** Until when the signing secret before goes on. */
  formerUntil: instant.nullable(),
  createdAt: instant,
  /** Events that it has not been told yet; at least so many where it is not `exact`. */
  behind: z.object({ n: z.int(), exact: z.boolean() }),
  /** When the first of them happened. */
  behindSince: instant.nullable(),
  /** Single events that it did not take and that are tried again, with what follows on them. */
  held: z.int(),
  /** Events that it did not take for three days. */
  givenUp: z.int(),
});
export type SubscriberView = z.infer<typeof subscriberView>;

export const attemptView = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  type: z.string(),
  at: instant,
  /** How long the answer took. */
  ms: z.int(),
  /** Null where it did not answer. */
  status: z.int().nullable(),
  ok: z.boolean(),
  problem: z.string().nullable(),
  /** The beginning of its answer. */
  answer: z.string().nullable(),
  /** Of the enquiry that the event is about. */
  reference: z.string().nullable(),
});
export type AttemptView = z.infer<typeof attemptView>;

const fields = {
  url: z.string().trim().min(1).max(2000),
  /** All where there are none. */
  types: z.array(eventFilter).max(30).default([]),
  /** Short names of the services that it is told of; all where there are none. Of customers only who sees all is told. */
  services: z.array(z.string().max(100)).max(200).default([]),
  shape: eventShape.default('thin'),
  /** Whether it may be told who somebody is and what they wrote. */
  personalData: z.boolean().default(false),
};

export const listSubscribers = endpoint({
  method: 'GET',
  path: '/api/v1/subscribers',
  access: READERS,
  summary: 'Who is told of events, how far they are and what is wrong',
  answer: z.object({ subscribers: z.array(subscriberView) }),
});

export const addSubscriber = endpoint({
  method: 'POST',
  path: '/api/v1/subscribers',
  access: KEEPERS,
  summary: 'Have another system told of events; its signing secret is in the answer, this once',
  body: z.object({
    name: z.string().trim().min(1).max(100),
    ...fields,
    /** `beginning`: it is told what is kept of the past as well. */
    from: z.enum(['now', 'beginning']).default('now'),
  }),
  status: 201,
  answer: z.object({ id: z.uuid(), signingSecret: z.string() }),
  examples: {
    body: { name: 'Parking app', url: 'https://app.example.org/events', types: ['promise.*'], shape: 'thin' },
    answer: {
      id: '0199a3c4-6f1e-7c52-9d5e-0f3b8a1c2d4e',
      signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    },
  },
});

export const changeSubscriber = endpoint({
  method: 'PUT',
  path: '/api/v1/subscribers/:id',
  access: KEEPERS,
  summary: 'Change where and what a subscriber is told; it holds from the next attempt on',
  params: one,
  body: z.object(fields),
  status: 204,
});

export const removeSubscriber = endpoint({
  method: 'DELETE',
  path: '/api/v1/subscribers/:id',
  access: KEEPERS,
  summary: 'Tell a subscriber nothing more, and forget its attempts',
  params: one,
  status: 204,
});

export const rotateSubscriber = endpoint({
  method: 'POST',
  path: '/api/v1/subscribers/:id/rotate',
  access: KEEPERS,
  summary: 'Give a subscriber a new signing secret; the one before signs beside it for a time',
  params: one,
  body: z.object({ keepHours: z.int().min(0).max(720).default(24) }).default({ keepHours: 24 }),
  status: 200,
  answer: z.object({ signingSecret: z.string(), formerUntil: instant.nullable() }),
});

export const pauseSubscriber = endpoint({
  method: 'POST',
  path: '/api/v1/subscribers/:id/pause',
  access: KEEPERS,
  summary: 'Send a subscriber nothing until it is resumed; what happens meanwhile waits for it',
  params: one,
  status: 204,
});

export const resumeSubscriber = endpoint({
  method: 'POST',
  path: '/api/v1/subscribers/:id/resume',
  access: KEEPERS,
  summary: 'Go on with a subscriber that was paused or switched off, where it stopped',
  params: one,
  status: 204,
});

export const replayEvents = endpoint({
  method: 'POST',
  path: '/api/v1/subscribers/:id/replay',
  access: KEEPERS,
  summary:
    'Tell a subscriber one event again, or everything since an instant, in order; ids stay as they were',
  params: one,
  body: z.union([z.object({ eventId: z.uuid() }), z.object({ since: instant })]),
  status: 202,
});

export const testSubscriber = endpoint({
  method: 'POST',
  path: '/api/v1/subscribers/:id/test',
  access: KEEPERS,
  summary: 'Send a subscriber a test event now, and say what it answered',
  params: one,
  status: 200,
  answer: attemptView,
});

export const listAttempts = endpoint({
  method: 'GET',
  path: '/api/v1/subscribers/:id/attempts',
  access: READERS,
  summary: 'Attempts to tell a subscriber of events with what it answered, newest first',
  params: one,
  query: z.object({
    failed: z.stringbool().default(false),
    cursor: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ attempts: z.array(attemptView), nextCursor: z.string().nullable() }),
});
