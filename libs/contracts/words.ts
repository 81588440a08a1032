import {
  COMMITMENT_STATES,
  CONTENT_ELEMENTS,
  ENQUIRY_KINDS,
  OFFER_REASONS,
  RECORDED_MILESTONES,
  STEP_MOMENTS,
  WAIVERS,
} from '@frontdoor/kernel';
import { z } from 'zod';

// What these words mean stands in libs/kernel/words.ts.
export {
  type CommitmentState,
  type ContentElement,
  type EnquiryKind,
  type OfferReason,
  type RecordedMilestone,
  type Weekday,
  WEEKDAYS,
} from '@frontdoor/kernel';

export const enquiryKind = z.enum(ENQUIRY_KINDS);
export const offerReason = z.enum(OFFER_REASONS);

/** BCP 47. What a customer is taken to write in who says nothing else, and what a screen does not mention. */
export const MAIN_LANGUAGE = 'en';

export const role = z.enum(['agent', 'supervisor', 'reception', 'administrator', 'integrator']);
export type Role = z.infer<typeof role>;

export const presence = z.enum(['available', 'busy', 'wrap-up', 'away', 'offline']);
export type Presence = z.infer<typeof presence>;

/** Why somebody must not deal with an enquiry: it complains about them, they decided an earlier stage, or they say why. */
export const exclusionReason = z.enum(['complained-about', 'decided-before', 'conflict']);
export type ExclusionReason = z.infer<typeof exclusionReason>;

export const commitmentState = z.enum(COMMITMENT_STATES);

/** `waiting` in the queue, `offered` to one agent with a time-out, `assigned` to the agent who accepted, `done`. */
export const workItemState = z.enum(['waiting', 'offered', 'assigned', 'done']);
export type WorkItemState = z.infer<typeof workItemState>;

/** What a person is asked to do. */
export const workItemKind = z.enum([
  'answer',
  'callback',
  'call-outcome',
  /** A visitor was told by when they will have what could not be given. */
  'give-later',
  /** A customer gave an appointment another time, or cancelled it. */
  'appointment-changed',
  'delivery-failed',
  'delivery-unknown',
]);
export type WorkItemKind = z.infer<typeof workItemKind>;

/**
 * How a call that we made went. That somebody or something answered says nothing of who it was: only `reached` is an
 * answer to the customer.
 */
export const callOutcome = z.enum(['reached', 'message-left', 'wrong-person', 'no-answer']);
export type CallOutcome = z.infer<typeof callOutcome>;

/** What became of an attempt to ring a customer back. */
export const attemptResult = z.enum(['answered', 'no-answer', 'message-left', 'wrong-number', 'engaged']);
export type AttemptResult = z.infer<typeof attemptResult>;

/**
 * How a callback ended. `kept`: the customer was reached by the end of the agreed time; `late`: after it; `not-reached`: not by
 * the last attempt; `cancelled`: by the customer; `not-needed`: the matter was dealt with in another way.
 */
export const callbackEnding = z.enum(['kept', 'late', 'not-reached', 'cancelled', 'not-needed']);
export type CallbackEnding = z.infer<typeof callbackEnding>;

/**
 * `handle`: a name or number that one system knows somebody by. `public-handle`: a name that everybody sees, led by its
 * network: `network:@name`. `postal`: an address as on an envelope, its lines joined by `, `.
 */
export const identifierKind = z.enum(['email', 'phone', 'handle', 'public-handle', 'postal']);
export type IdentifierKind = z.infer<typeof identifierKind>;

/**
 * Where an outgoing contact has got to at its provider. `unknown`: the outcome could not be learnt. `taken-back`: it was to
 * be posted, and somebody took it out of the print queue; or a call whose agent let it be before the customer was rung.
 */
export const deliveryState = z.enum([
  'queued',
  'sending',
  'to-post',
  'sent',
  'delivered',
  'failed',
  'unknown',
  'taken-back',
]);
export type DeliveryState = z.infer<typeof deliveryState>;

/** Of a message of which nobody knew whether it arrived, what a person says; `not-known` takes back what was said. */
export const messageOutcome = z.enum(['arrived', 'not-arrived', 'not-known']);
export type MessageOutcome = z.infer<typeof messageOutcome>;

/** What a message to the customer is for; the charter counts each differently. */
export const replyPurpose = z.enum([
  /** A full response. */
  'response',
  /** A personal acknowledgement: who deals with it, and when the response will come. */
  'acknowledgement',
  /** Asks for what is missing; the enquiry waits for the customer. */
  'question',
  /** A later date than promised, with the reason. */
  'later-date',
  /** A full response that refuses what was asked for, in whole or in part. */
  'refusal',
  /** News that is neither: it keeps no promise. */
  'update',
]);
export type ReplyPurpose = z.infer<typeof replyPurpose>;

export const contentElement = z.enum(CONTENT_ELEMENTS);

export const recordedMilestone = z.enum(RECORDED_MILESTONES);

export const stepMoment = z.enum(STEP_MOMENTS);

export const waiver = z.enum(WAIVERS);

/** A calendar day that the hub reckons with: YYYY-MM-DD, of this century or the ones beside it. */
export const date = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', 'must be a day from 1900 to 2199');

/** An instant: ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/**
 * The `seenUpTo` of an enquiry as its writer had it on the screen. Without it, what opened the enquiry counts as seen,
 * and what had come when the writer last took on work of it.
 */
export const seenUpTo = z.uuid().optional();

/** A BCP 47 language tag such as `en`, `pl`, `pt-BR`. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en or pl');

/** So many characters can be searched for. */
export const LONGEST_SEARCH = 200;

/** So many pages of one file are shown as pictures; the others are read in the file itself. */
export const MOST_DRAWN_PAGES = 50;
