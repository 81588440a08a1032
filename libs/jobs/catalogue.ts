import { z } from 'zod';

const one = z.object({ id: z.uuid() });

/**
 * Every job: its queue, what it carries (ids only), how often it is tried and how long it rests in between.
 * Handlers are idempotent: a job may come twice.
 */
export const JOBS = {
  'route-contact': {
    queue: 'contacts',
    payload: one,
    attempts: 8,
    backoff: { type: 'exponential', delay: 500 },
  },
  'send-message': {
    queue: 'deliveries',
    payload: one,
    attempts: 3,
    backoff: { type: 'exponential', delay: 1000 },
  },
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.output<(typeof JOBS)[N]['payload']>;

/** The single queue of contacts, and the one of what leaves. */
export const QUEUES = ['contacts', 'deliveries'] as const;
export type QueueName = (typeof QUEUES)[number];
