import { z } from 'zod';

/** Ways a contact can come in or go out. */
export const channel = z.enum([
  'phone',
  'callback',
  'voicemail',
  'email',
  'sms',
  'letter',
  'fax',
  'social',
  'web',
  'visit',
  'api',
]);
export type Channel = z.infer<typeof channel>;

export const enquiryKind = z.enum([
  'enquiry',
  'service-request',
  'complaint',
  'compliment',
  'suggestion',
  'representation',
  'foi',
  'personal-data-request',
  'statutory',
]);
export type EnquiryKind = z.infer<typeof enquiryKind>;

export const role = z.enum(['agent', 'supervisor', 'reception', 'administrator', 'integrator']);
export type Role = z.infer<typeof role>;

export const presence = z.enum(['available', 'busy', 'wrap-up', 'away', 'offline']);
export type Presence = z.infer<typeof presence>;

/**
 * `extended`: met, but only by the later date that the customer was told of in time. `lapsed`: a window that the
 * customer had and let pass. `withdrawn`: the matter turned out not to be one, or was classified anew.
 */
export const commitmentState = z.enum([
  'running',
  'paused',
  'kept',
  'missed',
  'extended',
  'waived',
  'lapsed',
  'withdrawn',
]);
export type CommitmentState = z.infer<typeof commitmentState>;

/** `waiting` in the queue, `offered` to one agent with a time-out, `assigned` to the agent who accepted, `done`. */
export const workItemState = z.enum(['waiting', 'offered', 'assigned', 'done']);
export type WorkItemState = z.infer<typeof workItemState>;

/** What a person is asked to do. */
export const workItemKind = z.enum(['answer', 'callback', 'delivery-failed', 'delivery-unknown']);
export type WorkItemKind = z.infer<typeof workItemKind>;

export const identifierKind = z.enum(['email', 'phone', 'handle']);
export type IdentifierKind = z.infer<typeof identifierKind>;

/** Where an outgoing contact has got to at its provider. `unknown`: the outcome could not be learnt. */
export const deliveryState = z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'unknown']);
export type DeliveryState = z.infer<typeof deliveryState>;

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

/** What the charter can want a message to say. */
export const contentElement = z.enum([
  'who-deals-with-it',
  'contact-for-queries',
  'what-is-being-done',
  'what-happens-next',
  'when-to-expect-reply',
  'reason-for-delay',
  'new-date',
  'outcome',
  'remedies',
  'how-to-escalate',
  'refusal-reason',
  'how-to-appeal',
  'ombudsman-details',
  'urgent-contact',
  'return-date',
]);
export type ContentElement = z.infer<typeof contentElement>;

/** Things that happen outside the hub and that a person records. */
export const recordedMilestone = z.enum([
  'resolved',
  'response-received',
  'officer-received',
  'final-decision',
  'escalated',
  'ombudsman-approached',
  'arrived',
  'greeted',
  'seen',
  'colleague-asked',
  'colleague-came',
  'first-ring',
  'answered',
  'appointment-due',
  'visit-started',
  'delay-told',
]);
export type RecordedMilestone = z.infer<typeof recordedMilestone>;

/** A calendar day: YYYY-MM-DD. */
export const date = z.iso.date();

/** An instant: ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** A BCP 47 language tag such as `en`, `pl`, `pt-BR`. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en or pl');
