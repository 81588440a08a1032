import { z } from 'zod';
import { endpoint, session, STAFF } from '../endpoint.js';
import { channel } from '../channels.js';
import { seenUpTo } from '../words.js';
import { agentView } from './people-views.js';
import { queuePage, serviceLoads, workItem } from './queue-views.js';

const one = z.object({ id: z.uuid() });

export const readQueue = endpoint({
  method: 'GET',
  path: '/api/v1/queue',
  access: session(...STAFF),
  summary: 'The one queue, most urgent first',
  query: z.object({
    /**
     * `waiting`: all that waits or is offered; `later`: what waits for a time agreed with its customer; `mine`: offered
     * or assigned to me; `all`: everything not done.
     */
    view: z.enum(['waiting', 'later', 'mine', 'all']).default('waiting'),
    service: z.string().max(100).optional(),
    channel: channel.optional(),
    /** Only what this agent is offered or has in hand, whatever the view. */
    agent: z.uuid().optional(),
    /** Only what has a promise that falls due within an hour from now. */
    due: z.enum(['hour']).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: queuePage,
});

export const readServiceLoads = endpoint({
  method: 'GET',
  path: '/api/v1/queue/services',
  access: session('supervisor'),
  summary: 'What waits for each service, how urgent it is, and who is there for it',
  answer: serviceLoads,
});

export const takeNext = endpoint({
  method: 'POST',
  path: '/api/v1/queue/take-next',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Take the most urgent work item you have the skills for; null when there is none',
  answer: z.object({ workItem: workItem.nullable() }),
});

export const acceptWorkItem = endpoint({
  method: 'POST',
  path: '/api/v1/work-items/:id/accept',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Accept an offer, or pick a waiting work item',
  params: one,
  answer: workItem,
});

export const declineWorkItem = endpoint({
  method: 'POST',
  path: '/api/v1/work-items/:id/decline',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Decline an offer; it goes to the next agent and keeps its place',
  params: one,
  answer: workItem,
});

export const releaseWorkItem = endpoint({
  method: 'POST',
  path: '/api/v1/work-items/:id/release',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Put an accepted work item back in the queue; it keeps its original start time',
  params: one,
  answer: workItem,
});

export const finishWorkItem = endpoint({
  method: 'POST',
  path: '/api/v1/work-items/:id/finish',
  access: session('agent', 'supervisor', 'reception'),
  summary: 'Mark a work item done without a reply, saying how it was dealt with',
  params: one,
  body: z.object({ outcome: z.string().trim().min(3).max(1000), seenUpTo }),
  answer: workItem,
});

export const assignWorkItem = endpoint({
  method: 'POST',
  path: '/api/v1/work-items/:id/assign',
  access: session('supervisor'),
  summary: 'Give a work item to an agent (rebalance)',
  params: one,
  body: z.object({ agentId: z.uuid() }),
  answer: workItem,
});

/** More than this in one request is refused: each takes a transaction of its own. */
const MOST_MOVES = 200;

const rebalanceMove = z.object({
  id: z.uuid(),
  /** Who gets it; null for back in the queue. */
  to: z.uuid().nullable(),
  /** Who has it as far as is known, null for nobody: refused when that is no longer so. */
  from: z.uuid().nullable().optional(),
  /** Takes back what an earlier request did, as its outcome said. */
  undo: z.object({ tookOwnership: z.boolean() }).optional(),
});
export type RebalanceMove = z.infer<typeof rebalanceMove>;

const rebalanceOutcome = z.object({
  id: z.uuid(),
  /** Who had it in hand before; null when it waited or was only offered. */
  was: z.uuid().nullable(),
  /** Nobody owned its enquiry before. */
  tookOwnership: z.boolean(),
  /** Why it was not done; null when it was. */
  problem: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
});
export type RebalanceOutcome = z.infer<typeof rebalanceOutcome>;

export const rebalanceWork = endpoint({
  method: 'POST',
  path: '/api/v1/work-items/rebalance',
  access: session('supervisor'),
  eachByItself: true,
  summary:
    'Give several work items to agents or back to the queue; each has its own outcome, and one that cannot be moved keeps no other from it',
  body: z.object({ moves: z.array(rebalanceMove).min(1).max(MOST_MOVES) }),
  answer: z.object({ outcomes: z.array(rebalanceOutcome) }),
});

export const listAgents = endpoint({
  method: 'GET',
  path: '/api/v1/agents',
  access: session('agent', 'supervisor', 'reception', 'administrator'),
  summary: 'Agents with presence, skills and load',
  answer: z.object({ agents: z.array(agentView) }),
});
