import type { Channel, DeliveryState, InboundContact, Party } from '@frontdoor/contracts';
import type { Clock } from '@frontdoor/kernel';
import type { z } from 'zod';

/** What an adapter says of itself; shown by `frontdoor config` and used for wiring. */
export interface Manifest<Config = unknown> {
  /** Short name; also the first part of its webhook addresses: /webhooks/<id>/… */
  id: string;
  title: string;
  /** Channels on which it can receive, send, and ring. */
  receives: readonly Channel[];
  sends: readonly Channel[];
  calls: boolean;
  /** Checks the settings before connecting. */
  config: z.ZodType<Config>;
}

/** A thing that came in, before it is durable: the bytes as they were, and what they mean. */
export interface Arrival {
  channel: Channel;
  /** Address of the entry point as the provider named it. */
  entryPoint: string;
  /** Exactly as received; evidence. */
  raw: Uint8Array;
  contentType: string;
  /**
   * The same value for the same thing delivered twice; unique per adapter and entry point.
   * Never made from how alike two things look.
   */
  idempotencyKey: string;
  /** Absent when the bytes could not be understood; then `fault` says why and the raw is quarantined. */
  contact?: InboundContact;
  fault?: { reason: string; remedy: string };
}

/** News of something we sent. */
export interface DeliveryUpdate {
  providerId: string;
  state: Extract<DeliveryState, 'sent' | 'delivered' | 'failed'>;
  problem?: string;
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
  arrivals: Arrival[];
  deliveries: DeliveryUpdate[];
  /** Sent only after all arrivals are durable. Absent: 202 with the receipts as JSON. */
  answer?: RawAnswer | ((receipts: readonly Receipt[]) => RawAnswer);
}

/** Proof that an arrival is durable. */
export interface Receipt {
  contactId: string;
  /** The reference of the enquiry it will open, if it opens one. */
  reference: string;
  receivedAt: number;
  duplicate: boolean;
}

/** Something to send. `id` is ours and stays the same over attempts. */
export interface OutboundMessage {
  id: string;
  channel: Channel;
  entryPoint: { address: string; name: string };
  to: Party;
  subject?: string;
  text: string;
  /** Message-ID and threading headers where the channel has them. */
  thread?: { messageId: string; inReplyTo?: string; references: readonly string[] };
  replyTo?: string;
  /** True for anything no person wrote; marked so that machines do not answer it (RFC 3834). */
  automatic: boolean;
  reference: string;
}

/** Rings the agent, then connects the customer. */
export interface OutboundCall {
  id: string;
  callerId: string;
  agentNumber: string;
  customerNumber: string;
}

export interface Sent {
  providerId: string;
  state: Extract<DeliveryState, 'sent' | 'delivered'>;
  /** When the provider took it, epoch milliseconds UTC; now when not given. For `reconcile`, which learns of it late. */
  takenAt?: number;
}

/** What a listening adapter may ask of the hub. */
export interface Intake {
  /** Resolves when the arrival is durable; only then may the source be told that it is taken. */
  receive(arrival: Arrival): Promise<Receipt>;
  /** The entry point's own spelling of an address we take contacts at, or undefined. */
  entryPointFor(channel: Channel, address: string): Promise<string | undefined>;
  /** A position in a source, moved on only after `receive`. */
  loadCursor(source: string): Promise<string | undefined>;
  saveCursor(source: string, cursor: string): Promise<void>;
  /** Keeps two processes off one source. Resolves to false when another holds it; renew before `ttlMs` is over. */
  holdLease(source: string, ttlMs: number): Promise<boolean>;
  releaseLease(source: string): Promise<void>;
  /** Told at every sign of life and at every trouble, for health and metrics. No personal data. */
  report(source: string, state: 'ok' | 'trouble', detail: string): void;
}

/** Signing key of an integration, for adapters whose callers sign with the Standard Webhooks scheme. */
export interface IntegrationKey {
  key: string;
  secret: string;
  /** The secret before, which counts as well until an instant. */
  former?: { secret: string; until: number };
  /** Addresses of the mailboxes that it may post mail to. */
  mailboxes: readonly string[];
  /** Entry point that its contacts arrive at, on channel `api` or `email`. */
  entryPoint: string;
  /** Where replies to its customers go; absent: replies leave by email or SMS. */
  replyUrl?: string;
}

export interface AdapterContext {
  clock: Clock;
  /** Public base address of the hub without a trailing slash, for callbacks. */
  publicUrl: string;
  integration(key: string): Promise<IntegrationKey | undefined>;
  /** The integration whose contacts arrive at this entry point. */
  integrationAt(entryPoint: string): Promise<IntegrationKey | undefined>;
  intake: Intake;
}

export interface ChannelConnection {
  /** Throws ChannelError only. */
  send?(message: OutboundMessage): Promise<Sent>;
  call?(call: OutboundCall): Promise<Sent>;
  /** After an unknown outcome: what became of it, or undefined when it cannot be found out. */
  reconcile?(message: OutboundMessage, attemptedAt: number): Promise<Sent | 'not-sent' | undefined>;
  /** Verifies on the raw bytes, then parses. Throws FrontdoorError for a request that is refused. */
  acceptWebhook?(request: RawRequest): Promise<WebhookAccepted>;
  /** Runs until `signal` aborts; recovers from trouble by itself. */
  listen?(signal: AbortSignal): Promise<void>;
  /** Bytes of one attachment out of the raw receipt. */
  attachment?(
    raw: Uint8Array,
    index: number,
  ): Promise<{ name: string; contentType: string; content: Uint8Array }>;
  /** Whether the provider answers with these settings; one plain sentence. */
  probe(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}

export interface ChannelAdapter<Config = unknown> {
  manifest: Manifest<Config>;
  connect(config: Config, context: AdapterContext): Promise<ChannelConnection>;
}
