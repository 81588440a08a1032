import { z } from 'zod';
import { channel } from '../channels.js';
import { commitmentState, contentElement, instant, replyPurpose, stepMoment, waiver } from '../words.js';

/**
 * What counts of the time until a promise is due, in the unit that the charter gave it in: the open times that are left,
 * or each working day from its midnight to its close. Null where the clock on the wall counts, or it is due or far off.
 */
export const timeLeft = z
  .object({
    unit: z.enum(['working-hours', 'working-days']),
    stretches: z.array(z.object({ from: instant, to: instant })),
  })
  .nullable();
export type TimeLeft = z.infer<typeof timeLeft>;

/** A promise as it stands for one enquiry. */
export const commitment = z.object({
  id: z.uuid(),
  promiseId: z.string(),
  clockId: z.string(),
  title: z.string(),
  state: commitmentState,
  /** A window that the customer has is no promise of the council: it lapses and is never missed. */
  whose: z.enum(['council', 'customer']),
  startedAt: instant,
  dueAt: instant,
  /** Before any extension, clarification, wait or change of calendar. */
  firstDueAt: instant,
  atRiskAt: z.array(instant),
  left: timeLeft,
  settledAt: instant.nullable(),
  /** Time until it was met, in `unit` (working-hours, working-days …). */
  taken: z.number().nullable(),
  unit: z.string(),
  extensions: z.array(z.object({ at: instant, from: instant, until: instant, reason: z.string() })),
  /** A calendar changed and with it the due time. */
  moves: z.array(z.object({ at: instant, from: instant, to: instant, because: z.array(z.string()) })),
  /** A later date may be agreed: send a reply with the purpose `later-date`. */
  canExtend: z.boolean(),
  /** The date that such a reply begins with, by the calendar of the promise; null where there is none. */
  laterDate: instant.nullable(),
  /** The exemption that the promise names. */
  waiver: waiver.nullable(),
  /** Line by line: why it is due then. */
  explanation: z.array(z.string()),
});
export type Commitment = z.infer<typeof commitment>;

/** What the charter wants a message to say, and what the hub can already fill in. */
export const requiredElement = z.object({
  element: contentElement,
  /** As words: "a name and number for queries". */
  words: z.string(),
  promiseId: z.string(),
  /** A sentence to put into the message; null when only the author knows. */
  suggestion: z.string().nullable(),
});
export type RequiredElement = z.infer<typeof requiredElement>;

/** A purpose that a reply to this enquiry can have now. */
export const replyKind = z.object({
  purpose: replyPurpose,
  requires: z.array(requiredElement),
  /** What it will do to the promises, a sentence each: "Keeps: answered within 4 working hours". */
  effects: z.array(
    z.object({
      text: z.string(),
      /** Which one it is about, as the charter has it; null where it is about none. */
      promise: z.object({ id: z.string(), title: z.string() }).nullable(),
    }),
  ),
});
export type ReplyKind = z.infer<typeof replyKind>;

/** One thing that happened to the enquiry and that its promises are counted by. */
export const ledgerEntry = z.object({
  id: z.uuid(),
  type: z.string(),
  at: instant,
  /** As a sentence. */
  text: z.string(),
  by: z.string().nullable(),
  canTakeBack: z.boolean(),
  /** It no longer counts. */
  takenBack: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** A step only a person can do, and whether it was done. */
export const stepPrompt = z.object({
  id: z.uuid(),
  promiseId: z.string(),
  /** The question: "Did you give your first name and section?" */
  ask: z.string(),
  /** What it belongs to: a talk, or that the agent took the enquiry on. */
  moment: stepMoment,
  /** Of the contact that it belongs to. */
  channel,
  at: instant,
});
export type StepPrompt = z.infer<typeof stepPrompt>;

/** What a change would do to the promises of the council on an enquiry. */
export const foreseenChange = z.object({
  /** Those to be kept before it or after it, the earliest due first. */
  promises: z.array(
    z.object({
      promiseId: z.string(),
      title: z.string(),
      becomes: z.enum(['goes-on', 'ends', 'begins']),
      dueAt: instant,
      /** Before the change; null for one that begins. */
      wasDueAt: instant.nullable(),
      explanation: z.array(z.string()),
    }),
  ),
  /** The customer would lose the answer promised by `from`, and have the first by `to`; null when nothing gets later. */
  later: z.object({ from: instant, to: instant.nullable() }).nullable(),
  /** Whether its owner would go on owning it; null when it has none. */
  owner: z.object({ name: z.string(), stays: z.boolean() }).nullable(),
});
export type ForeseenChange = z.infer<typeof foreseenChange>;
