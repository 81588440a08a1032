import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import {
  answerDetail,
  answerFields,
  answerSuggestion,
  answerSummary,
  HALF_A_LINK,
  hasWholeLink,
} from './answer-views.js';
import { enquiryDetail } from './enquiry-views.js';
import { named } from './views.js';

const staff = session(...STAFF);
const writers = session('agent', 'supervisor', 'reception', 'administrator');
const one = z.object({ id: z.uuid() });

const owned = answerFields.extend({ ownerId: z.uuid() });

export const listAnswers = endpoint({
  method: 'GET',
  path: '/api/v1/answers',
  access: staff,
  summary: 'The library of answers, by title, or those that have the words that are sought, the best first',
  query: z.object({
    search: z.string().max(200).default(''),
    state: z.enum(['current', 'overdue', 'away']).default('current'),
    /** Short name. */
    service: z.string().max(100).optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  answer: z.object({
    answers: z.array(answerSummary),
    total: z.int(),
    /** So many of all have to be looked at. */
    overdue: z.int(),
    canAdd: z.boolean(),
    /** Who can own one. */
    people: z.array(named),
  }),
});

export const readAnswer = endpoint({
  method: 'GET',
  path: '/api/v1/answers/:id',
  access: staff,
  summary: 'An answer with its history',
  params: one,
  answer: answerDetail,
});

export const addAnswer = endpoint({
  method: 'POST',
  path: '/api/v1/answers',
  access: session('supervisor', 'administrator'),
  summary: 'Write an answer into the library',
  body: owned.refine(hasWholeLink, HALF_A_LINK),
  answer: answerDetail,
});

const version = z.int().min(1);

export const changeAnswer = endpoint({
  method: 'PUT',
  path: '/api/v1/answers/:id',
  access: writers,
  summary: 'Change an answer, or say that it is still right; refused where somebody has changed it since',
  params: one,
  body: owned.extend({ version }).refine(hasWholeLink, HALF_A_LINK),
  answer: answerDetail,
});

export const settleAnswer = endpoint({
  method: 'POST',
  path: '/api/v1/answers/:id/settle',
  access: writers,
  summary: 'Put an answer away, bring it back, or take its last change back',
  params: one,
  body: z.object({ version, what: z.enum(['put-away', 'bring-back', 'undo']) }),
  status: 200,
  answer: answerDetail,
});

export const suggestAnswers = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/answers',
  access: staff,
  summary: 'Answers that may be of use for an enquiry, by its words and service, or by words that are sought',
  params: one,
  query: z.object({ search: z.string().max(200).default('') }),
  answer: z.object({ answers: z.array(answerSuggestion) }),
});

export const tellAnswer = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/answers',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Write down that the customer was told an answer, and so that they heard of what concerns their enquiry',
  params: one,
  body: z.object({ answerId: z.uuid() }),
  status: 200,
  answer: enquiryDetail,
});
