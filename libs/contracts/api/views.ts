import { z } from 'zod';
import { channel } from '../channels.js';
import { instant } from '../words.js';

export const problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
});
export type Problem = z.infer<typeof problem>;

export const named = z.object({ id: z.uuid(), name: z.string() });

export const quarantineItem = z.object({
  id: z.uuid(),
  channel,
  entryPoint: z.string(),
  receivedAt: instant,
  reason: z.string(),
  remedy: z.string(),
  size: z.int(),
  from: z.string().nullable(),
  subject: z.string().nullable(),
});
export type QuarantineItem = z.infer<typeof quarantineItem>;

/** A live event: what happened to what. The console fetches the thing itself. */
export const liveEvent = z.object({
  /** Position in the stream; sent as the SSE id and given back as Last-Event-ID. */
  cursor: z.string(),
  topic: z.enum([
    'queue',
    'work-item',
    'enquiry',
    'presence',
    'call',
    'offer',
    'quarantine',
    /** A promise is at risk or was missed; `agentId` is the person who has it, if anybody. */
    'alarm',
    'reset',
    'heartbeat',
    'outbox',
    /** A note names `agentId`, or they have looked at some that do; only they hear of it. */
    'mention',
    /** Who else looks at an enquiry or writes on it has changed; only `agentId`, who looks at it, hears of it. */
    'attention',
    /** Something is wrong with a channel, or right again; for supervisors and administrators. */
    'channel',
    /** A subscriber of events fails, is switched off or is well again; `text` says what is wrong. */
    'subscribers',
    /** An answer of the library changed; with `text`, it is to be checked, and `agentId` owns it. */
    'answers',
    /** Nothing happened to an enquiry while `agentId` had it, and it is back in the queue. */
    'left-alone',
    /** A supervisor wrote a note on a contact of `agentId`, or its agent answered `agentId`; only they hear of it. */
    'quality',
  ]),
  id: z.string().optional(),
  /** Agent concerned, for what is told to one. */
  agentId: z.string().optional(),
  /** What happened, for a spoken or shown notice. */
  text: z.string().optional(),
});
export type LiveEvent = z.infer<typeof liveEvent>;
