import { z } from 'zod';
import { brief, briefGiven } from '../brief.js';
import { callEnding } from '../call-rules.js';
import { endpoint, session } from '../endpoint.js';
import { callbackWindow } from '../inbound-contact.js';
import { interpreterNeed, interpreterWanted } from '../interpreters.js';
import { need } from '../needs.js';
import { instant } from '../words.js';

const STAFF_WHO_ANSWER = session('agent', 'supervisor', 'reception');
const one = z.object({ id: z.uuid() });

/** A telephone in a call beside the caller's. */
const callPerson = z.object({
  id: z.uuid(),
  kind: z.enum(['agent', 'colleague', 'guest', 'listener', 'helper']),
  /** A name, or the number of a guest. */
  who: z.string(),
  agentId: z.uuid().nullable(),
  state: z.enum(['asked', 'ringing', 'answered', 'joined']),
  /** In a browser of theirs, instead of at a telephone. */
  softphone: z.boolean(),
});

const callView = z.object({
  id: z.uuid(),
  reference: z.string(),
  /** Null for the moment before it is in the queue. */
  enquiryId: z.uuid().nullable(),
  /** `wrap-up`: it is over, and it was not said yet how it ended. */
  state: z.enum(['waiting', 'talking', 'held', 'wrap-up', 'ended']),
  /** What it is to whoever asks: it rings at theirs, it is theirs, or a colleague asked them in. */
  mine: z.enum(['ringing', 'mine', 'asked-in']).nullable(),
  direction: z.enum(['in', 'out']),
  /** An answering machine has answered a call of ours, and finished its greeting: a guess of the provider. */
  isMachine: z.boolean(),
  /** E.164; null where it is withheld. */
  number: z.string().nullable(),
  name: z.string().nullable(),
  service: z.string(),
  /** Short name of the service that its enquiry is with. */
  serviceSlug: z.string(),
  /** Which number of ours was called. */
  entryPoint: z.string(),
  agent: z.string().nullable(),
  beganAt: instant,
  answeredAt: instant.nullable(),
  heldAt: instant.nullable(),
  endedAt: instant.nullable(),
  people: z.array(callPerson),
  /** Whom nothing of this call rings at any more, or not there any more, with why, the latest first. */
  unreached: z.array(z.object({ who: z.string(), agentId: z.uuid().nullable(), why: z.string() })),
  /** What they need of us. */
  needs: z.array(need),
  /** Other open matters of this customer. */
  openMatters: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      subject: z.string(),
      service: z.string(),
      owner: z.string().nullable(),
    }),
  ),
  /** What whoever asks has to know before they speak, where it was handed to them or they are asked in; null where it was not. */
  brief: z.object({ handoverId: z.uuid(), by: z.string(), at: instant, words: brief }).nullable(),
  /** The interpreter whom the caller needs; null for none. */
  interpreter: interpreterNeed.nullable(),
  /** What was last said with them, the newest first. */
  lastSaid: z.array(z.object({ at: instant, text: z.string() })),
});
export type CallView = z.infer<typeof callView>;

/** How the telephone, or browser, of whoever makes a call did not take it: the customer was not rung. */
const ownTelephoneTrouble = z.enum([
  'engaged',
  'unanswered',
  'unreachable',
  /** Picked up, and no key was pressed: an answering machine, for instance. */
  'not-confirmed',
  'browser-unanswered',
  'browser-unreachable',
]);
export type OwnTelephoneTrouble = z.infer<typeof ownTelephoneTrouble>;

const callNotRung = z.object({
  id: z.uuid(),
  enquiryId: z.uuid(),
  reference: z.string(),
  /** Of the customer, in E.164. */
  number: z.string(),
  name: z.string().nullable(),
  why: ownTelephoneTrouble,
  /** The same in the words of the timeline, or of the provider. */
  said: z.string(),
  at: instant,
  /** The newest entry from the customer that its agent had on the screen. */
  seenUpTo: z.uuid().nullable(),
});
export type CallNotRung = z.infer<typeof callNotRung>;

export const listMyCalls = endpoint({
  method: 'GET',
  path: '/api/v1/calls/mine',
  access: STAFF_WHO_ANSWER,
  summary: 'Calls that ring at mine, that I have, or whose end I have not said',
  answer: z.object({
    calls: z.array(callView),
    softphone: z.boolean(),
    /** Calls that I made a short while ago and that rang no customer, because my own telephone did not take them; the newest first. */
    notRung: z.array(callNotRung),
  }),
});

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/v1/calls',
  access: session('supervisor'),
  summary: 'Calls that last, the longest first',
  answer: z.object({ calls: z.array(callView) }),
});

export const holdCall = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/hold',
  access: STAFF_WHO_ANSWER,
  whoeverIsKept: true,
  summary: 'Hold the caller, or speak with them again',
  params: one,
  body: z.object({ held: z.boolean() }),
  answer: callView,
});

export const askIntoCall = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/people',
  access: STAFF_WHO_ANSWER,
  whoeverIsKept: true,
  summary: 'Ring a colleague, or an interpreter or partner by their number, to come into the call',
  params: one,
  body: z.union([
    /** With what they are shown before they answer. */
    z.strictObject({
      agentId: z.uuid(),
      reason: z.string().trim().min(3).max(1000).optional(),
      brief: briefGiven.optional(),
    }),
    z.strictObject({ number: z.string().trim().min(3).max(30) }),
  ]),
  answer: callView,
});

export const leaveCall = endpoint({
  method: 'DELETE',
  path: '/api/v1/calls/:id/people/:person',
  access: STAFF_WHO_ANSWER,
  whoeverIsKept: true,
  summary: 'Take somebody out of the call again',
  params: z.object({ id: z.uuid(), person: z.uuid() }),
  answer: callView,
});

export const transferCall = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/transfer',
  access: STAFF_WHO_ANSWER,
  whoeverIsKept: true,
  summary: 'Leave the caller with a colleague who is in the call',
  params: one,
  body: z.object({
    to: z.uuid(),
    /** Why the colleague has it from now on. */
    reason: z.string().trim().min(3).max(1000),
    /** In place of what the record has, or what they were shown when they were asked in. */
    brief: briefGiven.optional(),
  }),
  answer: callView,
});

export const endCall = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/end',
  access: STAFF_WHO_ANSWER,
  whoeverIsKept: true,
  summary: 'Hang up',
  params: one,
  answer: callView,
});

export const leaveMessageOnCall = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/message',
  access: STAFF_WHO_ANSWER,
  whoeverIsKept: true,
  summary: 'Have a message spoken on the answering machine that answered my call',
  params: one,
  answer: callView,
});

export const closeCall = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/close',
  access: STAFF_WHO_ANSWER,
  whoeverIsKept: true,
  summary: 'Say how a call ended for the caller: answered, passed on, or to be rung back',
  params: one,
  body: z.object({
    ending: callEnding,
    summary: z.string().trim().min(3).max(5000),
    asked: z
      .array(z.object({ question: z.string().trim().min(1).max(500), answer: z.string().trim().max(2000) }))
      .max(50)
      .default([]),
    /** They need an interpreter from now on. */
    interpreter: interpreterWanted.optional(),
    /** With `callback`, and with `transferred` where the other service rings them: when. */
    callback: callbackWindow.optional(),
    /** With `transferred`: the service that takes it, where no colleague took the call itself. */
    toService: z.string().max(100).optional(),
    /** With `other`. */
    reason: z.string().trim().max(1000).optional(),
  }),
  answer: callView,
});

export const listenToCall = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/listen',
  access: session('supervisor'),
  summary: 'Ring me to listen to a call',
  params: one,
  answer: callView,
});

export const helpInCall = endpoint({
  method: 'POST',
  path: '/api/v1/calls/:id/help',
  access: session('supervisor'),
  summary: 'Ring me to help the agent of a call, who alone hears me',
  params: one,
  answer: callView,
});

export const openSoftphone = endpoint({
  method: 'POST',
  path: '/api/v1/calls/softphone',
  access: STAFF_WHO_ANSWER,
  summary: 'A token by which this browser takes my calls for an hour; asked again every minute while it does',
  answer: z.object({ token: z.string() }),
});

export const closeSoftphone = endpoint({
  method: 'DELETE',
  path: '/api/v1/calls/softphone',
  access: STAFF_WHO_ANSWER,
  summary: 'This browser takes no calls any more',
  status: 204,
});
