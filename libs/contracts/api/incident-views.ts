import { z } from 'zod';
import { instant } from '../words.js';

export const incident = z.object({
  id: z.uuid(),
  title: z.string(),
  openedAt: instant,
  openedBy: z.string(),
  closedAt: instant.nullable(),
  /** What everybody in it is told, and since when. */
  holdingReply: z.object({ text: z.string(), at: instant }).nullable(),
  /** Enquiries in it, and of them those that are open. */
  enquiries: z.int(),
  open: z.int(),
  /** Those to whom the holding reply left, and those to whom it could not. */
  told: z.int(),
  untold: z.int(),
  /** Promises to those in it that run, and that were missed. */
  running: z.int(),
  missed: z.int(),
  /** Sets of words that posts about it hold; within a set they all do. */
  words: z.array(z.string()),
  /** Open enquiries in no incident whose posts hold one of these sets, at the entry points of those in it. */
  suggested: z.int(),
});
export type Incident = z.infer<typeof incident>;

/** How many were left out of an answer to everybody for the same reason. */
export const leftOut = z.object({ why: z.string(), enquiries: z.int() });

/** An answer to everybody in an incident. */
export const incidentAnswer = z.object({
  id: z.uuid(),
  text: z.string(),
  /** Each enquiry is closed by it. */
  closes: z.boolean(),
  writtenAt: instant,
  writtenBy: z.string(),
  /** Until then it is held, and can be taken back as a whole. */
  leavesAt: instant,
  stoppedAt: instant.nullable(),
  /** Enquiries that it was for. */
  enquiries: z.int(),
  /** Of them: a message of their own is written, it has left, it did not get there. */
  written: z.int(),
  left: z.int(),
  failed: z.int(),
  /** Still to be written to. */
  waiting: z.int(),
  leftOut: z.array(leftOut),
});
export type IncidentAnswer = z.infer<typeof incidentAnswer>;
