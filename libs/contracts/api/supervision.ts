import { z } from 'zod';
import { balanceStep, balanceSteps } from '../balance.js';
import { channel } from '../channels.js';
import { endpoint, session } from '../endpoint.js';
import { date, instant } from '../words.js';

const supervisors = session('supervisor');
const one = z.object({ id: z.uuid() });

/** A mean over simulated runs, and between what it lies with 95 %. */
const estimate = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type AheadEstimate = z.infer<typeof estimate>;

const side = z.object({
  promises: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kept: estimate,
      missed: estimate,
      /** Than in the first side; both met the same chance. */
      missedMore: estimate,
    }),
  ),
  kept: estimate,
  missed: estimate,
  keptMore: estimate,
  missedMore: estimate,
  gaveUp: estimate,
  /** Share of the time on duty with work. */
  busy: estimate,
  /** Missed by when they fall due. */
  missedByPeriod: z.array(z.object({ from: instant, until: instant, missed: estimate })),
  missedByService: z.array(z.object({ service: z.string(), missed: estimate })),
});
export type AheadSide = z.infer<typeof side>;

/** What simulations of the next hours came to: the centre as it stands, and what it is held beside. */
export const lookedAhead = z.object({
  from: instant,
  until: instant,
  /** How often each side was simulated. */
  runs: z.int(),
  seed: z.int(),
  /** From what it began. */
  there: z.object({
    waiting: z.int(),
    inHand: z.int(),
    alreadyMissed: z.int(),
    people: z.int(),
    /** Contacts that are expected to come. */
    expected: z.number(),
  }),
  asItIs: side,
  /** Null where nothing is held beside it. */
  changed: side.nullable(),
  /** What it took for granted, a sentence each. */
  assumptions: z.array(z.string()),
});
export type LookedAheadView = z.infer<typeof lookedAhead>;

/** Other circumstances than those foreseen, for what-if. */
export const whatIf = z.strictObject({
  /** The day looked at, as YYYY-MM-DD. */
  date,
  /** `history`: what came on that day, if it is past; `forecast`: what is foreseen for it. */
  traffic: z.enum(['history', 'forecast']),
  /** What all traffic is multiplied with. */
  factor: z.number().min(0.1).max(5).default(1),
  /** People more or fewer for a service, all day; fewer are taken from those who do it. */
  people: z
    .array(z.strictObject({ service: z.string().max(100), more: z.int().min(-200).max(200) }))
    .max(50)
    .default([]),
  /** People who do both of these services from now on. */
  skills: z
    .array(z.strictObject({ from: z.string().max(100), alsoDo: z.string().max(100) }))
    .max(50)
    .default([]),
  /** Everybody begins so many minutes earlier, and ends so many later; below 0 the other way. */
  opensEarlier: z.int().min(-240).max(720).default(0),
  closesLater: z.int().min(-240).max(720).default(0),
  /** Whoever calls and has waited so many minutes is offered to be rung back; null: as it is. */
  ringBackAfter: z.number().min(0.5).max(60).nullable().default(null),
});
export type WhatIf = z.infer<typeof whatIf>;

const HOURS = z.int().min(1).max(12);
const SEED = z.int().min(1).max(0x7fff_ffff).default(1);

/** How the centre stands now, in figures alone. */
export const liveBoard = z.object({
  at: instant,
  zone: z.string(),
  services: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      waiting: z.int(),
      inHand: z.int(),
      atRisk: z.int(),
      missed: z.int(),
      oldestAt: instant.nullable(),
      /** Promises that fall due within the hours looked at and are missed at today’s pace. */
      missedAhead: z.int(),
      /** Done in the last hour. */
      doneLastHour: z.int(),
    }),
  ),
  channels: z.array(z.object({ channel, waiting: z.int(), inHand: z.int(), oldestAt: instant.nullable() })),
  promises: z.array(
    z.object({ id: z.string(), title: z.string(), running: z.int(), atRisk: z.int(), missed: z.int() }),
  ),
  /** What waits, by how long. */
  ages: z.array(z.object({ label: z.string(), waiting: z.int() })),
  agents: z.object({
    available: z.int(),
    busy: z.int(),
    wrapUp: z.int(),
    away: z.int(),
    load: z.int(),
    capacity: z.int(),
  }),
  calls: z.object({ waiting: z.int(), longestSince: instant.nullable(), talking: z.int() }),
  /** A quick estimate: what waits now, at the pace of the last hour, and nothing new. */
  aheadHours: z.int(),
  /** More waits than was looked at. */
  isAtLeast: z.boolean(),
});
export type LiveBoard = z.infer<typeof liveBoard>;

export const readLiveBoard = endpoint({
  method: 'GET',
  path: '/api/v1/supervision/board',
  access: supervisors,
  summary: 'How the centre stands: by service, channel, promise and age; people; calls; what will be missed',
  answer: liveBoard,
});

export const startRun = endpoint({
  method: 'POST',
  path: '/api/v1/supervision/runs',
  access: supervisors,
  summary:
    'Begin to simulate: the next hours as they are, the same with a change, or a day under other circumstances',
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('outlook'), hours: HOURS, seed: SEED }),
    z.strictObject({ kind: z.literal('change'), hours: HOURS, steps: balanceSteps, seed: SEED }),
    z.strictObject({ kind: z.literal('what-if'), whatIf, seed: SEED }),
  ]),
  status: 202,
  answer: one,
});

const runView = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Runs simulated of those wanted. */
  done: z.int(),
  of: z.int(),
  result: lookedAhead.nullable(),
  /** Why it failed. */
  problem: z.string().nullable(),
});
export type RunView = z.infer<typeof runView>;

export const readRun = endpoint({
  method: 'GET',
  path: '/api/v1/supervision/runs/:id',
  access: supervisors,
  summary: 'How far a simulation is, and what it came to',
  params: one,
  answer: runView,
});

export const cancelRun = endpoint({
  method: 'DELETE',
  path: '/api/v1/supervision/runs/:id',
  access: supervisors,
  summary: 'Stop a simulation',
  params: one,
  status: 204,
});

const changeView = z.object({
  id: z.uuid(),
  by: z.string(),
  at: instant,
  why: z.string(),
  /** What it consists of, a sentence each. */
  sentences: z.array(z.string()),
  steps: z.array(balanceStep),
  /** What the preview said when it was applied; null without one. */
  expected: z.object({ missedMore: estimate, keptMore: estimate }).nullable(),
  /** When skills and capacities go back to what they were; null where it has neither. */
  until: instant.nullable(),
  undone: z
    .object({
      at: instant,
      /** Null: because the day was over. */
      by: z.string().nullable(),
      /** What was left as it is, and why. */
      left: z.array(z.string()),
    })
    .nullable(),
});
export type BalanceChangeView = z.infer<typeof changeView>;

export const listBalanceChanges = endpoint({
  method: 'GET',
  path: '/api/v1/supervision/changes',
  access: session('supervisor', 'administrator'),
  summary: 'Changes of who does what, the newest first: who made them, what they were, and why',
  query: z.object({ before: instant.optional() }),
  answer: z.object({ changes: z.array(changeView), more: z.boolean() }),
});

export const applyBalanceChange = endpoint({
  method: 'POST',
  path: '/api/v1/supervision/changes',
  access: supervisors,
  summary: 'Apply a change of who does what, all of it or nothing',
  body: z.object({
    steps: balanceSteps,
    why: z.string().trim().min(3).max(500),
    /** The preview that was looked at. */
    runId: z.uuid().optional(),
  }),
  status: 201,
  answer: changeView,
});

export const undoBalanceChange = endpoint({
  method: 'POST',
  path: '/api/v1/supervision/changes/:id/undo',
  access: supervisors,
  summary: 'Undo a change as a whole; what moved on since is left as it is, and told',
  params: one,
  status: 200,
  answer: changeView,
});
