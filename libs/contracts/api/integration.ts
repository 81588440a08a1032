import { z } from 'zod';
import { channel } from '../channels.js';
import { type Access, endpoint, type Scope } from '../endpoint.js';
import {
  eventFilter,
  eventShape,
  toldContact,
  toldCustomer,
  toldEnquiry,
  toldEvent,
} from '../outgoing-events.js';
import { enquiryKind, language } from '../words.js';
import { sentFile } from './operations.js';

const key = (scope: Scope): Access => ({ by: 'key', scope });
const byReference = z.object({ reference: z.string().min(1).max(40) });
const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

const ID = '0199a3c4-6f1e-7c52-9d5e-0f3b8a1c2d4e';
const AT = '2026-11-23T09:00:00.000Z';
const PROMISE = {
  ...{ id: ID, promise: 'CITY-E1', title: 'An email or online message is answered within 4 working hours' },
  ...{ state: 'running', dueAt: '2026-11-23T13:00:00.000Z', settledAt: null },
};
const ENQUIRY = {
  ...{ id: ID, reference: 'K7Q2-9XMA', kind: 'enquiry', state: 'open', service: 'parking', ownerId: null },
  ...{ openedAt: AT, closedAt: null, lastContactAt: AT, waitingSince: null, joinedId: null, customerId: ID },
  promises: [PROMISE],
};
const PREFERENCES = { id: ID, language: 'en', preferredChannel: 'email', largePrint: false };
const MISSED = {
  type: 'promise.missed',
  timestamp: '2026-11-23T13:00:00.000Z',
  data: { enquiryId: ID, commitmentId: ID, promise: 'CITY-E1', dueAt: '2026-11-23T13:00:00.000Z' },
};

export const pollEvents = endpoint({
  method: 'GET',
  path: '/api/v1/events',
  access: key('events:read'),
  summary:
    'What happened after a place in the order of events, oldest first. Begin without `after`, go on with `next`; nothing is left out and nothing comes that was undone',
  query: z.object({
    after: z
      .string()
      .max(50)
      .optional()
      .meta({ examples: ['81234.5678'] }),
    limit: limit(500, 100),
    /** Names of events separated by commas, such as `promise.missed,enquiry.*`; all when not given. */
    types: z
      .string()
      .max(1000)
      .optional()
      .transform(
        (text) =>
          text
            ?.split(',')
            .map((each) => each.trim())
            .filter(Boolean) ?? [],
      )
      .pipe(z.array(eventFilter))
      .meta({ examples: ['promise.missed,enquiry.*'] }),
    shape: eventShape.default('thin'),
  }),
  answer: z.object({
    events: z.array(toldEvent.extend({ id: z.uuid(), place: z.string() })),
    /** Where to go on; the same as `after` where there was nothing. */
    next: z.string(),
    /** There is more at once. */
    more: z.boolean(),
  }),
  examples: {
    answer: { events: [{ id: ID, place: '81234.5678', ...MISSED }], next: '81234.5678', more: false },
  },
});

export const listOfferedServices = endpoint({
  method: 'GET',
  path: '/api/v1/services',
  access: key('services:read'),
  summary: 'What the organisation does: the short names that contacts may be sent for',
  answer: z.object({
    organisation: z.string(),
    services: z.array(
      z.object({ service: z.string(), name: z.string(), kind: enquiryKind, topics: z.array(z.string()) }),
    ),
  }),
  examples: {
    answer: {
      organisation: 'Fenmoor Council',
      services: [{ service: 'parking', name: 'Parking', kind: 'enquiry', topics: ['A broken machine'] }],
    },
  },
  tagged: true,
});

export const readByReference = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/by-reference/:reference',
  access: key('enquiries:read'),
  summary:
    'An enquiry with its promises; who the customer is only with the scope personal-data:read. Answers carry an ETag',
  params: byReference,
  answer: toldEnquiry,
  examples: { answer: ENQUIRY },
  tagged: true,
});

export const listContactsByReference = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/by-reference/:reference/contacts',
  access: key('enquiries:read'),
  summary: 'Contacts of an enquiry, oldest first; what they say only with the scope personal-data:read',
  params: byReference,
  query: z.object({ cursor: z.string().max(100).optional(), limit: limit(200, 50) }),
  answer: z.object({ contacts: z.array(toldContact), nextCursor: z.string().nullable() }),
  examples: {
    answer: {
      contacts: [{ id: ID, direction: 'in', channel: 'email', at: AT, automatic: false }],
      nextCursor: null,
    },
  },
  tagged: true,
});

export const addContactByReference = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/by-reference/:reference/contacts',
  access: key('enquiries:write'),
  summary:
    'Add what its customer says to an enquiry, with files where there are any. Opens it again where it was closed. Needs the header idempotency-key',
  params: byReference,
  body: z.object({
    text: z
      .string()
      .trim()
      .min(1)
      .max(100_000)
      .meta({ examples: ['It takes no cards either.'] }),
    subject: z.string().trim().max(1000).optional(),
    files: z.array(sentFile).max(10).default([]),
  }),
  status: 202,
  answer: z.object({ contactId: z.uuid(), reference: z.string(), receivedAt: z.iso.datetime() }),
  examples: {
    body: {
      text: 'It takes no cards either.',
      files: [{ name: 'machine.txt', contentType: 'text/plain', content: 'QSBwaG90b2dyYXBo' }],
    },
    answer: { contactId: ID, reference: 'K7Q2-9XMA', receivedAt: AT },
  },
  idempotent: true,
});

export const closeByReference = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/by-reference/:reference/close',
  access: key('enquiries:write'),
  summary:
    'Close an enquiry and say how it ended. With the header if-match it is refused where it has changed meanwhile. One that is closed stays as it is',
  params: byReference,
  body: z.object({
    /** As for people: `resolved` settles its promises, `withdrawn` needs a reason, `unanswered` leaves promises open. */
    outcome: z.enum(['resolved', 'withdrawn', 'unanswered']).meta({ examples: ['resolved'] }),
    reason: z
      .string()
      .trim()
      .max(1000)
      .default('')
      .meta({ examples: ['The machine was repaired.'] }),
  }),
  answer: toldEnquiry,
  examples: {
    body: { outcome: 'resolved', reason: 'The machine was repaired.' },
    answer: {
      ...ENQUIRY,
      state: 'closed',
      closedAt: AT,
      promises: [{ ...PROMISE, state: 'kept', settledAt: AT }],
    },
  },
  tagged: true,
});

export const readPreferences = endpoint({
  method: 'GET',
  path: '/api/v1/customers/:handle/preferences',
  access: key('customers:write'),
  summary: 'How a customer wants to be answered, whom your system knows by this id',
  params: z.object({ handle: z.string().min(1).max(200) }),
  answer: toldCustomer.pick({ id: true, language: true, preferredChannel: true, largePrint: true }),
  examples: { answer: PREFERENCES },
  tagged: true,
});

export const savePreferences = endpoint({
  method: 'PUT',
  path: '/api/v1/customers/:handle/preferences',
  access: key('customers:write'),
  summary:
    'Say how a customer wants to be answered, whom your system knows by this id; one that is not known yet is made. What is left out stays',
  params: z.object({ handle: z.string().min(1).max(200) }),
  body: z.object({
    /** Null: it does not matter. */
    preferredChannel: channel
      .nullable()
      .optional()
      .meta({ examples: ['email'] }),
    language: language.optional().meta({ examples: ['en'] }),
    largePrint: z.boolean().optional(),
    /** Only of one that is made. */
    name: z.string().trim().max(200).optional(),
  }),
  answer: toldCustomer.pick({ id: true, language: true, preferredChannel: true, largePrint: true }),
  examples: { body: { preferredChannel: 'email', largePrint: false }, answer: PREFERENCES },
});
