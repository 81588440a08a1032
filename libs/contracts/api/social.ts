import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { instant } from '../words.js';
import { enquiryDetail } from './enquiry-views.js';
import { incident, incidentAnswer } from './incident-views.js';

const one = z.object({ id: z.uuid() });
const page = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });

export const hidePost = endpoint({
  method: 'POST',
  path: '/api/v1/contacts/:id/hide',
  access: session('agent', 'supervisor'),
  summary:
    'Hide a comment from others on its network, with the reason; it stays in the enquiry and stops no promise',
  params: one,
  body: z.object({ reason: z.string().trim().min(3).max(500) }),
  answer: enquiryDetail,
});

export const listIncidents = endpoint({
  method: 'GET',
  path: '/api/v1/incidents',
  access: session(...STAFF),
  summary: 'Incidents: one thing that many write about. The open ones first, 20 to a page',
  query: page,
  answer: z.object({ incidents: z.array(incident), total: z.int() }),
});

export const openIncident = endpoint({
  method: 'POST',
  path: '/api/v1/incidents',
  access: session('agent', 'supervisor'),
  summary: 'Open an incident',
  body: z.object({
    /** Made once by the client, so that a repeated request opens it once. */
    id: z.uuid(),
    title: z.string().trim().min(3).max(120),
  }),
  status: 201,
  answer: incident,
});

export const readIncident = endpoint({
  method: 'GET',
  path: '/api/v1/incidents/:id',
  access: session(...STAFF),
  summary: 'An incident with its enquiries, 50 to a page',
  params: one,
  query: page,
  answer: z.object({
    incident,
    enquiries: z.array(
      z.object({
        id: z.uuid(),
        reference: z.string(),
        subject: z.string(),
        customer: z.string(),
        owner: z.string().nullable(),
        state: z.enum(['open', 'closed']),
        /** When the holding reply was written to them; null until then. */
        toldAt: instant.nullable(),
        /** Why it could not be. */
        problem: z.string().nullable(),
        /** When an answer to everybody was written to them, or else why the last one left them out. */
        answeredAt: instant.nullable(),
        leftOut: z.string().nullable(),
        /** The earliest promise that runs. */
        dueAt: instant.nullable(),
        missed: z.int(),
      }),
    ),
    /** The first ten of those that are suggested for it, the oldest first. */
    suggestions: z.array(
      z.object({
        id: z.uuid(),
        reference: z.string(),
        subject: z.string(),
        customer: z.string(),
        openedAt: instant,
      }),
    ),
    /** The newest first. */
    answers: z.array(incidentAnswer),
    /** Enquiries in it to which none of them was written. */
    unanswered: z.int(),
  }),
});

export const gatherIntoIncident = endpoint({
  method: 'POST',
  path: '/api/v1/incidents/:id/enquiries',
  access: session('agent', 'supervisor'),
  summary:
    'Group open enquiries whose posts hold all of some words; each keeps its reference, owner and promise',
  params: one,
  body: z.object({
    /** All of them have to stand in what was posted, in any order and in capitals or not. */
    words: z
      .string()
      .trim()
      .min(2)
      .max(200)
      .transform((text) => text.toLowerCase().split(/\s+/)),
    /** How far back posts count. */
    hours: z.int().min(1).max(168),
    /** Says how many there are, and groups none. */
    onlyCount: z.boolean().default(false),
  }),
  answer: z.object({
    /** That fit, or were grouped. */
    enquiries: z.int(),
    incident,
  }),
});

export const takeOutOfIncident = endpoint({
  method: 'DELETE',
  path: '/api/v1/incidents/:id/enquiries/:enquiryId',
  access: session('agent', 'supervisor'),
  summary: 'Take an enquiry out of an incident that it does not belong to',
  params: z.object({ id: z.uuid(), enquiryId: z.uuid() }),
  answer: incident,
});

export const writeHoldingReply = endpoint({
  method: 'PUT',
  path: '/api/v1/incidents/:id/holding-reply',
  access: session('supervisor'),
  summary:
    'Tell everybody in an incident one thing, and those who are grouped to it later; it answers nothing for good',
  params: one,
  body: z.object({
    text: z.string().trim().min(1).max(10_000),
    /** The writer was told what in it is about a person. */
    despitePersonal: z.boolean().default(false),
  }),
  answer: incident,
});

export const closeIncident = endpoint({
  method: 'POST',
  path: '/api/v1/incidents/:id/close',
  access: session('supervisor'),
  summary: 'Close an incident; its enquiries stay as they are',
  params: one,
  answer: incident,
});
