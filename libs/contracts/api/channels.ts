import { z } from 'zod';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { instant } from '../words.js';
import { channelState } from './set-up.js';

const one = z.object({ id: z.uuid() });
const OVERSEERS = session('supervisor', 'administrator');

const watchedEntryPoint = z.object({
  id: z.uuid(),
  channel,
  address: z.string(),
  name: z.string(),
  service: z.string(),
  state: channelState,
  /** What its provider says, and what to do about it; null where nothing is wrong. */
  problem: z.string().nullable(),
  /** When the last contact came; null where none is known. */
  lastAt: instant.nullable(),
  /** Contacts since midnight, and how many usually come by this time on such a day; null while nothing is usual yet. */
  today: z.int(),
  usual: z.number().nullable(),
  /** Nothing came for longer than is usual: since when, and how many contacts usually come in such a time. */
  silent: z.object({ since: instant, expected: z.int() }).nullable(),
  paused: z.object({ at: instant, by: z.string(), words: z.string() }).nullable(),
  /** A test message can be sent from it. */
  canTest: z.boolean(),
});
export type WatchedEntryPoint = z.infer<typeof watchedEntryPoint>;

const listener = z.object({
  /** As it is known in the log and in metrics. */
  source: z.string(),
  /** `late`: it has given no sign of life for longer than it should. */
  state: z.enum(['works', 'trouble', 'late']),
  detail: z.string(),
  seenAt: instant,
});
export type ListenerView = z.infer<typeof listener>;

const recount = z.object({
  adapter: z.string(),
  /** When its provider was asked for its own list; null where that is still to come. */
  at: instant.nullable(),
  looked: z.int().nullable(),
  /** Of these were missing here, and taken in. */
  found: z.int().nullable(),
  problem: z.string().nullable(),
  nextAt: instant,
});
export type RecountView = z.infer<typeof recount>;

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/v1/channels',
  access: OVERSEERS,
  summary:
    'Each entry point: when the last contact came, how many today beside what is usual, silence, faults, pauses; how listeners are, and what the lists of providers had that we had not',
  answer: z.object({
    entryPoints: z.array(watchedEntryPoint),
    listeners: z.array(listener),
    recounts: z.array(recount),
  }),
});

export const pauseEntryPoint = endpoint({
  method: 'POST',
  path: '/api/v1/entry-points/:id/pause',
  access: OVERSEERS,
  summary:
    'Pause an entry point: whoever comes by it is told these words. What comes all the same is taken, and nothing is lost',
  params: one,
  body: z.object({ words: z.string().trim().min(10).max(1000) }),
  status: 204,
});

export const resumeEntryPoint = endpoint({
  method: 'POST',
  path: '/api/v1/entry-points/:id/resume',
  access: OVERSEERS,
  summary: 'Take a paused entry point up again',
  params: one,
  status: 204,
});

export const testEntryPoint = endpoint({
  method: 'POST',
  path: '/api/v1/entry-points/:id/test',
  access: OVERSEERS,
  summary: 'Send a test message from an entry point to an address of your own, past enquiries and queue',
  params: one,
  body: z.object({ to: z.string().trim().min(3).max(320) }),
  answer: z.object({ taken: z.boolean(), says: z.string() }),
});
