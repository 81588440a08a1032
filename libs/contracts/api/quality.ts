import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { MOST_CRITERIA, MOST_DRAWN, qualityMark } from '../quality.js';
import { instant } from '../words.js';

const supervisors = session('supervisor');
const STAFF_WHO_ANSWER = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid() });
const page = z.coerce.number().int().min(1).max(10_000).default(1);

const note = z.object({
  id: z.uuid(),
  agent: z.string(),
  channel,
  direction: z.enum(['in', 'out']),
  /** Of the contact. */
  at: instant,
  enquiryId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  service: z.string(),
  drawnAt: instant,
  /** From 1 once it is written. */
  version: z.int(),
  /** Who wrote it; null until somebody has. */
  by: z.string().nullable(),
  writtenAt: instant.nullable(),
  marks: z.array(qualityMark),
  words: z.string(),
  /** When the agent read it as it stands. */
  seenAt: instant.nullable(),
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
});
export type QualityNoteView = z.infer<typeof note>;

const opened = note.extend({
  /** What the customer had written before, or came with as a visitor; null where nothing came before. */
  before: z.object({ at: instant, channel, text: z.string() }).nullable(),
  /** What was written, or what was said of a call or is recorded of the end of a visit. */
  text: z.string(),
  /** Of a visitor; null for whatever else was drawn. */
  visit: z.object({ ticket: z.string(), seenAt: instant, endedAt: instant.nullable() }).nullable(),
  /** What a note is written against now. */
  criteria: z.array(z.string()),
  /** It is a contact of whoever reads: somebody else writes the note. */
  isOwn: z.boolean(),
  steps: z.array(
    z.object({
      at: instant,
      by: z.string(),
      what: z.enum(['opened', 'written', 'changed', 'seen', 'answered']),
    }),
  ),
});
export type OpenedQualityNote = z.infer<typeof opened>;

export const listQualityNotes = endpoint({
  method: 'GET',
  path: '/api/v1/quality/notes',
  access: supervisors,
  summary: 'Contacts that were drawn at random: those to be read, or those with a note; twenty a page',
  query: z.object({ state: z.enum(['to-read', 'written']).default('to-read'), page }),
  answer: z.object({ notes: z.array(note), total: z.int(), toRead: z.int() }),
});

export const openQualityNote = endpoint({
  method: 'POST',
  path: '/api/v1/quality/notes/:id/open',
  access: supervisors,
  summary: 'Read a contact that was drawn; who reads it is written down',
  params: one,
  answer: opened,
});

export const writeQualityNote = endpoint({
  method: 'PUT',
  path: '/api/v1/quality/notes/:id',
  access: supervisors,
  summary:
    'Write the note on a contact, or change it; its agent is told. Refused where somebody has changed it since',
  params: one,
  body: z.object({
    version: z.int().min(0),
    marks: z.array(qualityMark).max(MOST_CRITERIA),
    words: z.string().trim().max(4000).default(''),
  }),
  answer: opened,
});

const sample = z.object({
  id: z.uuid(),
  at: instant,
  by: z.string(),
  /** Its Monday, YYYY-MM-DD. */
  week: z.string(),
  /** The agent or the service. */
  of: z.string(),
  wanted: z.int(),
  drawn: z.int(),
  /** From so many contacts. */
  candidates: z.int(),
  seed: z.string(),
});
export type QualitySampleView = z.infer<typeof sample>;

export const listQualitySamples = endpoint({
  method: 'GET',
  path: '/api/v1/quality/samples',
  access: supervisors,
  summary:
    'What was drawn, by whom, from how many contacts and with which seed, the newest first; twenty a page',
  query: z.object({ page }),
  answer: z.object({ samples: z.array(sample), total: z.int() }),
});

export const readQualitySample = endpoint({
  method: 'GET',
  path: '/api/v1/quality/samples/:id',
  access: supervisors,
  summary:
    'All that a draw was made from: those contacts come first whose SHA-256 of seed, colon and id is the smallest',
  params: one,
  answer: sample.omit({ candidates: true, drawn: true }).extend({
    candidates: z.array(z.uuid()),
    drawn: z.array(z.uuid()),
  }),
});

export const drawQualitySample = endpoint({
  method: 'POST',
  path: '/api/v1/quality/samples',
  access: supervisors,
  summary: 'Draw contacts of a week at random, of an agent or of a service, visits too; none is drawn twice',
  body: z
    .object({
      /** A day of the week, YYYY-MM-DD where the organisation is. */
      week: z.iso.date(),
      agentId: z.uuid().optional(),
      service: z.string().max(100).optional(),
      size: z.int().min(1).max(MOST_DRAWN),
    })
    .refine(({ agentId, service }) => (agentId === undefined) !== (service === undefined), {
      path: ['agentId'],
      error: 'Give an agent or a service, one of the two.',
    }),
  status: 201,
  answer: sample,
});

export const readQualityCriteria = endpoint({
  method: 'GET',
  path: '/api/v1/quality/criteria',
  access: supervisors,
  summary: 'What is looked at in a contact, in the organisation’s words',
  answer: z.object({
    questions: z.array(z.string()),
    /** Null while they are the usual ones. */
    set: z.object({ by: z.string(), at: instant }).nullable(),
  }),
});

export const setQualityCriteria = endpoint({
  method: 'PUT',
  path: '/api/v1/quality/criteria',
  access: supervisors,
  summary: 'Say what is looked at in a contact; notes that are written keep what they were written against',
  body: z.object({
    questions: z
      .array(z.string().trim().min(1).max(100))
      .min(1)
      .max(MOST_CRITERIA)
      .refine((all) => new Set(all).size === all.length, { error: 'Each of them once.' }),
  }),
  status: 204,
});

const ownNote = note.omit({ drawnAt: true, agent: true });
export type OwnQualityNote = z.infer<typeof ownNote>;

export const listOwnQualityNotes = endpoint({
  method: 'GET',
  path: '/api/v1/quality/own',
  access: STAFF_WHO_ANSWER,
  summary: 'What supervisors wrote about your own contacts, the newest first; twenty a page',
  query: z.object({ page }),
  answer: z.object({ notes: z.array(ownNote), total: z.int(), unseen: z.int() }),
});

export const answerQualityNote = endpoint({
  method: 'PUT',
  path: '/api/v1/quality/own/:id',
  access: STAFF_WHO_ANSWER,
  summary: 'Say that you have read a note on a contact of yours, and answer it if you like',
  params: one,
  body: z.object({ version: z.int().min(1), answer: z.string().trim().min(1).max(4000).optional() }),
  answer: ownNote,
});
