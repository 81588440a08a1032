import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { audience } from '../inbound-contact.js';
import { incident, leftOut } from './incident-views.js';

const one = z.object({ id: z.uuid() });
const words = z.object({
  text: z.string().trim().min(1).max(10_000),
  /** Each enquiry is closed by it. */
  closes: z.boolean(),
});

export const previewIncidentAnswer = endpoint({
  method: 'POST',
  path: '/api/v1/incidents/:id/answers/preview',
  access: session('supervisor'),
  summary:
    'What would become of one answer to everybody in an incident: by which ways it leaves, who is left out and why; 100 at a time',
  params: one,
  body: words.extend({
    /** Where the last part ended; null for the first. */
    after: z.uuid().nullable().default(null),
  }),
  answer: z.object({
    /** Enquiries that it would be for, and of them those that were looked at now. */
    total: z.int(),
    looked: z.int(),
    /** `audience` on social networks; null elsewhere. */
    ways: z.array(z.object({ channel, audience: audience.nullable(), enquiries: z.int() })),
    leftOut: z.array(leftOut),
    /** Where the next part begins; null where there is none. */
    after: z.uuid().nullable(),
  }),
});

export const answerIncident = endpoint({
  method: 'POST',
  path: '/api/v1/incidents/:id/answers',
  access: session('supervisor'),
  summary:
    'Answer everybody in an incident, each in their own enquiry and on their own channel; it is held for ten seconds first',
  params: one,
  body: words.extend({
    /** Made once by the client, so that a repeated request answers once. */
    id: z.uuid(),
  }),
  status: 201,
  answer: incident,
});

export const stopIncidentAnswer = endpoint({
  method: 'POST',
  path: '/api/v1/incidents/:id/answers/:answerId/stop',
  access: session('supervisor'),
  summary: 'Take an answer to everybody back while it is held; afterwards write it to nobody more',
  params: z.object({ id: z.uuid(), answerId: z.uuid() }),
  answer: incident,
});

export const joinSuggestedPosts = endpoint({
  method: 'POST',
  path: '/api/v1/incidents/:id/suggestions',
  access: session('agent', 'supervisor'),
  summary: 'Group the posts that are suggested for an incident',
  params: one,
  answer: z.object({
    /** That were grouped. */
    enquiries: z.int(),
    incident,
  }),
});

export const keepApartFromIncident = endpoint({
  method: 'DELETE',
  path: '/api/v1/incidents/:id/suggestions/:enquiryId',
  access: session('agent', 'supervisor'),
  summary: 'Say that a post which is suggested for an incident is about something else',
  params: z.object({ id: z.uuid(), enquiryId: z.uuid() }),
  answer: incident,
});
