import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { date, instant } from '../words.js';

const staff = session('agent', 'supervisor', 'reception');
/** Of one request: as many as one printer takes in one go. */
const chosen = z.array(z.uuid()).min(1).max(100);

/** What is to be done with a letter, or has been. */
export const printQueueShow = z.enum(['to-print', 'to-post', 'posted', 'returned']);
export type PrintQueueShow = z.infer<typeof printQueueShow>;

/** Why a letter came back, or cannot be posted. */
export const returnReason = z.enum(['gone-away', 'refused', 'not-called-for', 'address-incomplete', 'other']);
export type ReturnReason = z.infer<typeof returnReason>;

const letterInQueue = z.object({
  /** Of its delivery. */
  id: z.uuid(),
  enquiryId: z.uuid(),
  reference: z.string(),
  subject: z.string(),
  customer: z.string().nullable(),
  /** Where it goes: lines of an address joined by `, `; of a fax, the number. */
  address: z.string(),
  channel,
  service: z.string(),
  author: z.string().nullable(),
  pages: z.int(),
  /** In large print. */
  large: z.boolean(),
  queuedAt: instant,
  /** When the earliest promise of its enquiry falls due that still runs; null once it is posted. */
  dueAt: instant.nullable(),
  /** How often it was printed, and when last. */
  prints: z.int(),
  printedAt: instant.nullable(),
  /** A day of the organisation, `YYYY-MM-DD`. */
  postedOn: z.string().nullable(),
  postedBy: z.string().nullable(),
  returnedAt: instant.nullable(),
  /** In words. */
  returned: z.string().nullable(),
});
export type LetterInQueue = z.infer<typeof letterInQueue>;

const printQueue = z.object({
  letters: z.array(letterInQueue),
  /** There are more than are listed. */
  more: z.boolean(),
  toPrint: z.int(),
  toPost: z.int(),
  /** The day it is for the organisation, `YYYY-MM-DD`. */
  today: z.string(),
});
export type PrintQueueList = z.infer<typeof printQueue>;

export const listPrintQueue = endpoint({
  method: 'GET',
  path: '/api/v1/print-queue',
  access: staff,
  summary:
    'Letters that people here print and post, the oldest first; of those posted and returned the newest',
  query: z.object({ show: printQueueShow.default('to-print') }),
  answer: printQueue,
});

export const printLetters = endpoint({
  method: 'POST',
  path: '/api/v1/print-queue/prints',
  access: staff,
  summary: 'Letters as one PDF to print, each beginning on a new sheet; marks them as printed',
  body: z.object({ ids: chosen }),
  produces: 'application/pdf',
});

export const markPosted = endpoint({
  method: 'POST',
  path: '/api/v1/print-queue/posted',
  access: staff,
  summary: 'Say that letters were posted, on a day; from then they count as sent',
  body: z.object({ ids: chosen, on: date }),
  answer: printQueue,
});

export const takeBackPosted = endpoint({
  method: 'POST',
  path: '/api/v1/print-queue/not-posted',
  access: staff,
  summary: 'Letters were not posted after all: they wait again, and their promises run',
  body: z.object({ ids: chosen }),
  answer: printQueue,
});

export const takeBackLetter = endpoint({
  method: 'POST',
  path: '/api/v1/print-queue/:id/taken-back',
  access: staff,
  summary:
    'Take a letter that is not posted out of the print queue: its text is a draft of its writer again, unless they have begun another',
  params: z.object({ id: z.uuid() }),
  answer: printQueue,
});

export const takeBackReturned = endpoint({
  method: 'POST',
  path: '/api/v1/print-queue/:id/not-returned',
  access: staff,
  summary: 'A letter did not come back, or can be posted, after all: it counts as before',
  params: z.object({ id: z.uuid() }),
  answer: printQueue,
});

export const markReturned = endpoint({
  method: 'POST',
  path: '/api/v1/print-queue/:id/returned',
  access: staff,
  summary:
    'A letter came back, or cannot be posted: its promises run again, and its enquiry waits for somebody',
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: returnReason, note: z.string().trim().max(300).default('') }),
  answer: printQueue,
});
