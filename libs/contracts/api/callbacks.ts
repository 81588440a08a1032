import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { attemptResult, callbackEnding, instant } from '../words.js';

const STAFF_WHO_ANSWER = session('agent', 'supervisor', 'reception');
const ofEnquiry = z.object({ id: z.uuid() });

const window = z.object({ from: instant, to: instant });

const callbackView = z.object({
  id: z.uuid(),
  /** As it was promised, or as the customer changed it. */
  from: instant,
  to: instant,
  agreedAt: instant,
  /** E.164; null where no number is known. */
  number: z.string().nullable(),
  reason: z.string().nullable(),
  /** Who is named for it. */
  owner: z.string().nullable(),
  attempts: z.array(
    z.object({
      at: instant,
      by: z.string().nullable(),
      result: attemptResult,
      /** A message was sent because nobody answered. */
      isWrittenTo: z.boolean(),
    }),
  ),
  /** After an attempt that failed: from when it is tried again. */
  nextAt: instant.nullable(),
  ending: callbackEnding.nullable(),
  endedAt: instant.nullable(),
});
export type CallbackView = z.infer<typeof callbackView>;

export const listCallbacks = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/callbacks',
  access: STAFF_WHO_ANSWER,
  summary: 'When the customer is rung back as agreed, what was tried, and how it ended; the oldest first',
  params: ofEnquiry,
  answer: z.object({
    callbacks: z.array(callbackView),
    /** The rule of the charter: so many attempts in all. */
    mostAttempts: z.int(),
  }),
});

export const listCallbackWindows = endpoint({
  method: 'GET',
  path: '/api/v1/callbacks/windows',
  access: STAFF_WHO_ANSWER,
  summary:
    'The next times at which customers of a service can be promised to be rung: the calendar is open and somebody is on shift',
  query: z.object({ service: z.string().min(1).max(100) }),
  answer: z.object({ windows: z.array(window) }),
});

export const agreeCallback = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/callbacks',
  access: STAFF_WHO_ANSWER,
  summary:
    'Agree with the customer when they are rung back; what they were promised before is changed only at their wish',
  params: ofEnquiry,
  body: z.object({
    ...window.shape,
    /** One of the numbers of the enquiry; the first of them where none is given. */
    number: z.string().trim().max(30).optional(),
    reason: z.string().trim().min(3).max(500),
    /** The customer asked for another time than they were promised. */
    customerAsked: z.boolean().default(false),
  }),
  status: 204,
});
