import { z } from 'zod';
import { callbackWindow } from '../inbound-contact.js';
import { interpreterNeed } from '../interpreters.js';
import { timeLeft } from './promise-views.js';
import { channel } from '../channels.js';
import { need } from '../needs.js';
import { instant, offerReason, workItemKind, workItemState } from '../words.js';
import { named } from './views.js';

export const workItem = z.object({
  id: z.uuid(),
  kind: workItemKind,
  state: workItemState,
  enquiryId: z.uuid(),
  reference: z.string(),
  channel,
  service: z.string(),
  language: z.string(),
  /** What its customer needs of us. */
  needs: z.array(need),
  customer: z.string(),
  subject: z.string(),
  preview: z.string(),
  queuedAt: instant,
  /** The earliest promise still running; null when none is. */
  promise: z
    .object({
      promiseId: z.string(),
      title: z.string(),
      dueAt: instant,
      atRiskAt: z.array(instant),
      left: timeLeft,
    })
    .nullable(),
  callback: callbackWindow.nullable(),
  /** The interpreter whom its customer needs; null for none. */
  interpreter: interpreterNeed.nullable(),
  /** The time agreed with the customer, while it has not come; null for everything that can be dealt with now. */
  waitsUntil: instant.nullable(),
  /** How often the customer has written or called about its enquiry: more than before means news. */
  contactsIn: z.int(),
  /** 1 is the most urgent of all that waits. Null when it does not wait. */
  rank: z.int().nullable(),
  /** More than a thousand are more urgent: `rank` is the least it can be. */
  rankIsAtLeast: z.boolean(),
  /** Why it stands where it stands, in plain words. */
  rankReason: z.string(),
  agent: named.nullable(),
  /** For an offer: when it goes back to the queue. */
  offerExpiresAt: instant.nullable(),
  /** Why it was offered or given to this agent; null where somebody decided that, or took it from the queue. */
  offerReason: offerReason.nullable(),
});
export type WorkItem = z.infer<typeof workItem>;

export const queuePage = z.object({
  items: z.array(workItem),
  counts: z.object({
    /** Without what is for later. */
    waiting: z.int(),
    /** What waits for a time agreed with its customer, and when the first of it joins the rest. */
    later: z.int(),
    nextLaterAt: instant.nullable(),
    offered: z.int(),
    assigned: z.int(),
    mine: z.int(),
    atRisk: z.int(),
    missed: z.int(),
    /** Figures that were not counted to their end: there are at least so many. Small ones are exact. */
    atLeast: z.array(z.enum(['atRisk', 'missed'])),
  }),
  nextCursor: z.string().nullable(),
});
export type QueuePage = z.infer<typeof queuePage>;

export const serviceLoads = z.object({
  services: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      /** Waiting or offered, without what is for later. */
      waiting: z.int(),
      later: z.int(),
      assigned: z.int(),
      /** Since when what has waited longest waits. */
      oldestAt: instant.nullable(),
      /** A promise falls due within an hour from now. */
      dueThisHour: z.int(),
      atRisk: z.int(),
      missed: z.int(),
      /** People with the skill for it: taking work, busy or finishing off, away or offline. */
      agents: z.object({ available: z.int(), busy: z.int(), away: z.int() }),
    }),
  ),
  /** What is due, at risk and missed was not counted to its end: there is at least so much. */
  isAtLeast: z.boolean(),
});
export type ServiceLoads = z.infer<typeof serviceLoads>;
