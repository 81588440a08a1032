import { z } from 'zod';

const one = z.object({ ids: z.array(z.uuid()).length(1) });
const some = z.object({ ids: z.array(z.uuid()).min(1) });

/**
 * Every job: its queue, what it carries (ids only), how often it is tried and how long it rests in between.
 * Handlers are idempotent: a job may come twice.
 */
export const JOBS = {
  /** Contacts that were made durable together. */
  'route-contacts': {
    queue: 'contacts',
    payload: some,
    attempts: 8,
    backoff: { type: 'exponential', delay: 500 },
  },
  'send-message': {
    queue: 'deliveries',
    payload: one,
    attempts: 3,
    backoff: { type: 'exponential', delay: 1000 },
  },
  /** A call whose telephones are brought to what was decided; another turn is another look. */
  'mind-call': {
    queue: 'calls',
    payload: one,
    attempts: 5,
    backoff: { type: 'fixed', delay: 500 },
  },
  /** A letter or fax, whose pages are read one after the other; what fails is tried again by a sweep, with its count. */
  'read-paper': {
    queue: 'readings',
    payload: one,
    attempts: 1,
    backoff: { type: 'fixed', delay: 1000 },
  },
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]['payload']>;

/** The single queue of contacts, the one of what leaves, the one of calls that last, and the one of what is read at leisure. */
export const QUEUES = ['contacts', 'deliveries', 'calls', 'readings'] as const;
export type QueueName = (typeof QUEUES)[number];
