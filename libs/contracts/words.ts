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

export const commitmentState = z.enum(['running', 'paused', 'kept', 'missed', 'extended', 'waived']);
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

/** An instant: ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** A BCP 47 language tag such as `en`, `pl`, `pt-BR`. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as en or pl');
