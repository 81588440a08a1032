import { channel, type Channel, type InboundContact, type Party } from '@frontdoor/contracts';
import type { BytesFile, Raw } from '@frontdoor/kernel';
import { z } from 'zod';
import type { CallAsk, CallScript, LineMoment, RecordingHeard, RecordingMade } from './telephone.js';

/** Why something could not be understood, for the people who look after the quarantine. */
export interface Fault {
  reason: string;
  remedy: string;
}

/** Where something came in, and the provider's name for it there. */
interface Source {
  channel: Channel;
  /** Address of the entry point as the provider named it. */
  entryPoint: string;
  /**
   * The same value for the same thing delivered twice; unique per adapter and entry point.
   * Never made from how alike two things look.
   */
  idempotencyKey: string;
}

/** A thing that came in, before it is durable: the bytes as they were, and what they mean. */
export interface Arrival<Bytes extends Raw = Uint8Array> extends Source {
  /** Exactly as received; evidence. The bytes, or what `Intake.gather` gave for them. */
  raw: Bytes;
  contentType: string;
  /**
   * Absent when the bytes could not be understood; then `fault` says why and the raw is quarantined. With both it is
   * understood, and set aside all the same until a person has looked at it. Absent as well when
   * they are to be kept first and read later, by `readKept`: then `unread` holds what that needs beside the bytes. In it
   * `at` is the hub's own: an address that is no entry point.
   */
  contact?: InboundContact;
  fault?: Fault;
  unread?: Readonly<Record<string, unknown>> & { at?: string };
}

/** An arrival that is kept and not yet read. */
export interface KeptArrival extends Pick<Arrival, 'channel' | 'entryPoint' | 'contentType'> {
  raw: Uint8Array | BytesFile;
  unread: NonNullable<Arrival['unread']>;
}

/** What an arrival means, or why nobody can tell. */
export type Understood =
  { contact: InboundContact; fault?: undefined } | { contact?: undefined; fault: Fault };

/**
 * The sender changed or took back what came in before, such as a public post. The original stays as it was received;
 * the change is written down beside it, also when it comes first. An edit of something that never comes in counts as its
 * arrival after a while.
 */
export interface ArrivalChange<Bytes extends Raw = Uint8Array> extends Arrival<Bytes> {
  /** `idempotencyKey` is that of the original. For `edited`, `contact` is the whole of it as it is now. */
  kind: 'edited' | 'removed';
  /** The same value for the same change delivered twice; no other change of the entry point has it. */
  changeKey: string;
  /** When the sender made it, by the provider's clock: epoch milliseconds UTC. Changes may overtake each other. */
  at?: number;
}

/** News of something we sent. */
export const deliveryUpdate = z.object({
  providerId: z.string().min(1).max(500),
  /** `sent`: what was `to-post` has been posted. */
  state: z.enum(['sent', 'delivered', 'failed']),
  problem: z.string().max(1000).optional(),
  /** What people should know of it beside its state; it is written into the enquiry. */
  remark: z.string().max(500).optional(),
  /** With `failed`: whoever it went to wants no messages on the channel. */
  isUnwanted: z.boolean().optional(),
});
export type DeliveryUpdate = z.infer<typeof deliveryUpdate>;

/** The problem of a call whose customer was on the telephone: told apart from one that nobody answered. */
export const LINE_ENGAGED = 'The customer’s line is engaged.';

/** A moment of a telephone call. */
export const callEvent = z.object({
  /** A call we made, by the id that `send` gave; or one that came in, by its arrival. */
  call: z.union([
    z.object({ providerId: z.string().min(1).max(500) }),
    z.object({ channel, entryPoint: z.string().min(1).max(320), idempotencyKey: z.string().min(1).max(500) }),
  ]),
  /** Whose telephone it is about. */
  leg: z.enum(['agent', 'customer']),
  /** `ended` is sent for calls that nobody answered too; then `problem` says why. */
  what: z.enum(['ringing', 'answered', 'ended']),
  /** When it happened, by the provider's clock where it says so: epoch milliseconds UTC. */
  at: z.int().min(0),
  /** The provider's count within the leg. Events may overtake each other; a higher one happened later. */
  sequence: z.int().min(0).optional(),
  /** With `ended`: how long somebody spoke, in milliseconds. */
  talkedMs: z.int().min(0).optional(),
  /** What the provider takes whoever answered for; a guess, which the agent confirms or not. */
  answeredBy: z.enum(['person', 'machine']).optional(),
  /** With `ended`: why nobody spoke, fit for an agent's eyes. */
  problem: z.string().max(1000).optional(),
});
export type CallEvent = z.infer<typeof callEvent>;

/** What somebody told a provider about messages to them: it is about the conversation, and no contact. */
export interface Wish {
  channel: Channel;
  /** Address of the entry point as the provider named it. */
  entryPoint: string;
  from: Party;
  wants: 'no-messages' | 'messages' | 'help';
}

/** An HTTP request whose body nobody has parsed. */
export interface RawRequest {
  method: string;
  /** The exact public address, scheme to query, as the caller used it (proxies taken into account). */
  url: string;
  /** Path below /webhooks/<id>/, without a leading slash. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

export interface RawAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** What a verified and parsed webhook carries. */
export interface WebhookAccepted {
  arrivals: readonly Arrival[];
  changes: readonly ArrivalChange[];
  deliveries: readonly DeliveryUpdate[];
  calls: readonly CallEvent[];
  /** Moments of calls that go by way of a room. */
  lines: readonly LineMoment[];
  recordings: readonly RecordingMade[];
  heard: readonly RecordingHeard[];
  wishes: readonly Wish[];
  /** A telephone asks what it does next, once everything is durable; it is answered with this. */
  asks?: { ask: CallAsk; answer: (script: CallScript) => RawAnswer };
  /** Sent only after everything is durable. Absent: 202 with the receipts as JSON. */
  answer?: RawAnswer | ((receipts: readonly Acceptance[]) => RawAnswer);
}

/** What a webhook carries; the rest is empty. */
export const accepted = (carried: Partial<WebhookAccepted>): WebhookAccepted => ({
  arrivals: [],
  changes: [],
  deliveries: [],
  calls: [],
  lines: [],
  recordings: [],
  heard: [],
  wishes: [],
  ...carried,
});

/** Proof that an arrival is durable. */
export interface Acceptance {
  contactId: string;
  /** The reference of the enquiry it will open, if it opens one. */
  reference: string;
  receivedAt: number;
  duplicate: boolean;
  /** What came before under the same key was something else: of this one nothing was kept. */
  differs?: true;
}
