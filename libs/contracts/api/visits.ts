import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { askedFor, checkIn, visitNeed } from '../visits.js';
import { commitmentState, date, instant } from '../words.js';
import { named } from './views.js';

const staff = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid() });
/** Where a visitor is called to: a desk, a room. */
const where = z.string().trim().min(1).max(60);

/** A promise of the pack to somebody who is here. */
const visitPromise = z.object({
  clockId: z.string(),
  promiseId: z.string(),
  title: z.string(),
  state: commitmentState,
  startedAt: instant,
  dueAt: instant,
  atRiskAt: z.array(instant),
  /** When it was kept, missed late, waived or withdrawn; null while it runs. */
  settledAt: instant.nullable(),
});

export const visitStage = z.enum(['waiting', 'called', 'seen', 'ended']);
export type VisitStage = z.infer<typeof visitStage>;

const visitor = z.object({
  id: z.uuid(),
  ticket: z.string(),
  desk: named,
  service: z.string(),
  name: z.string().nullable(),
  purpose: z.string(),
  needs: z.array(visitNeed),
  language: z.string(),
  arrivedAt: instant,
  /** Null until it is in the queue, a moment after the check-in. */
  enquiry: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
  stage: visitStage,
  greetedAt: instant.nullable(),
  called: z.object({ at: instant, where: z.string() }).nullable(),
  seen: z.object({ at: instant, by: z.string().nullable() }).nullable(),
  /** The colleague who was asked to come last. */
  colleague: z
    .object({ whom: z.string(), askedAt: instant, cameAt: instant.nullable(), cannot: z.string().nullable() })
    .nullable(),
  ended: z
    .object({
      at: instant,
      how: z.enum(['settled', 'goes-on', 'left', 'elsewhere']),
      asked: z.array(askedFor),
    })
    .nullable(),
  /** Why they go before others, and which promise wants it, in its words; null where they do not. */
  first: z.object({ why: z.string(), promise: z.string() }).nullable(),
  promises: z.array(visitPromise),
  /** What was done last and can be taken back. */
  undo: z.object({ act: z.uuid(), what: z.string() }).nullable(),
});
export type Visitor = z.infer<typeof visitor>;

/** Somebody with an appointment at the office today who has not come yet. */
const expectedVisitor = z.object({
  /** Of the appointment. */
  id: z.uuid(),
  from: instant,
  to: instant,
  /** When whom they come to see expects them instead. */
  delayedUntil: instant.nullable(),
  name: z.string().nullable(),
  /** Whom they come to see. */
  agent: z.string(),
  place: z.string(),
  purpose: z.string(),
  service: z.string(),
  enquiry: z.object({ id: z.uuid(), reference: z.string() }),
});
export type ExpectedVisitor = z.infer<typeof expectedVisitor>;

const reception = z.object({
  /** In order of time, whichever desk they come to. */
  expected: z.array(expectedVisitor),
  /** In turn: who waits, then who is being seen, then who has gone, the last first. */
  visitors: z.array(visitor),
  desks: z.array(named),
  /** What was asked for has to be said when a visit ends; the promise that wants it in its words, or null. */
  mustSayAsked: z.string().nullable(),
  today: z.object({
    day: date,
    came: z.int(),
    waiting: z.int(),
    seen: z.int(),
    leftUnseen: z.int(),
  }),
});
export type Reception = z.infer<typeof reception>;

/** What happens to a visitor. */
export const visitStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('greeted') }),
  z.object({ step: z.literal('called'), where }),
  /** By the agent named, or by whoever says it. */
  z.object({ step: z.literal('seen'), agentId: z.uuid().optional() }),
  z.object({ step: z.literal('left') }),
  z.object({ step: z.literal('colleague-asked'), whom: z.string().trim().min(1).max(200) }),
  z.object({ step: z.literal('colleague-came') }),
  z.object({ step: z.literal('colleague-cannot'), evidence: z.string().trim().min(3).max(500) }),
  z.object({
    step: z.literal('ended'),
    /** Nothing is left to do; otherwise the enquiry stays open for whoever has it. */
    settled: z.boolean(),
    asked: z.array(askedFor).max(20).default([]),
    /** The visitor asked for nothing that could be given. */
    nothingAsked: z.boolean().default(false),
  }),
]);
export type VisitStep = z.infer<typeof visitStep>;

export const listVisitors = endpoint({
  method: 'GET',
  path: '/api/v1/visits',
  access: staff,
  summary: 'Who came to reception today: who waits, in turn, who is being seen, and who has gone',
  query: z.object({ desk: z.uuid().optional() }),
  answer: reception,
});

export const checkInVisitor = endpoint({
  method: 'POST',
  path: '/api/v1/visits',
  access: staff,
  summary: 'Check a visitor in; they get a ticket of the day, and their visit goes the way of every contact',
  body: checkIn.extend({ desk: z.uuid().optional() }),
  status: 201,
  answer: z.object({ id: z.uuid(), ticket: z.string() }),
});

export const checkInAppointment = endpoint({
  method: 'POST',
  path: '/api/v1/appointments/:id/check-in',
  access: staff,
  summary:
    'Check in whoever comes to an appointment of today: the visit belongs to its enquiry, and the appointment has begun. Done twice, it is one visit',
  params: one,
  body: z.object({ desk: z.uuid().optional() }),
  status: 201,
  answer: z.object({ id: z.uuid(), ticket: z.string() }),
});

export const callNextVisitor = endpoint({
  method: 'POST',
  path: '/api/v1/visits/next',
  access: staff,
  summary: 'Call whoever’s turn it is to a desk or a room; null where nobody waits to be called',
  body: z.object({ where, desk: z.uuid().optional() }),
  answer: z.object({
    /** `act` takes the call back. */
    visitor: z.object({ id: z.uuid(), ticket: z.string(), act: z.uuid() }).nullable(),
  }),
});

export const stepVisit = endpoint({
  method: 'POST',
  path: '/api/v1/visits/:id/steps',
  access: staff,
  summary: 'Say what happened to a visitor; the instant is now',
  params: one,
  body: visitStep,
  answer: z.object({ act: z.uuid() }),
});

export const changeVisitNeeds = endpoint({
  method: 'PUT',
  path: '/api/v1/visits/:id/needs',
  access: staff,
  summary: 'Say what a visitor needs who did not say so; their place follows',
  params: one,
  body: z.object({ needs: z.array(visitNeed).max(20) }),
  status: 204,
});

export const undoVisitStep = endpoint({
  method: 'POST',
  path: '/api/v1/visits/:id/undo',
  access: staff,
  summary: 'Take back what was said last of a visitor; promises stand as if it had not been',
  params: one,
  body: z.object({ act: z.uuid() }),
});
