import type { Channel } from '@frontdoor/contracts';
import type { Raw } from '@frontdoor/kernel';
import type { Arrival, ArrivalChange, Acceptance, Wish } from './incoming.js';

/** What a listening adapter may ask of the hub. */
export interface Intake {
  /**
   * Takes the bytes of an arrival as they come, many of them never all into memory. It resolves to what is their `raw`.
   *
   * @throws FrontdoorError `bytes-store-trouble` where many have no place just now; what the source throws.
   */
  gather(source: AsyncIterable<Uint8Array>): Promise<Raw>;
  /** Resolves when the arrival is durable; only then may the source be told that it is taken. */
  receive(arrival: Arrival<Raw>): Promise<Acceptance>;
  /** Resolves when the edit or removal of an arrival is durable. */
  change(change: ArrivalChange): Promise<void>;
  /** Resolves when what somebody wants of messages is noted; the same again changes nothing. */
  wish(wish: Wish): Promise<void>;
  /** The entry point's own spelling of an address we take contacts at, or undefined. */
  entryPointFor(channel: Channel, address: string): Promise<string | undefined>;
  /** The keys, of those that begin so, under which something came in at an entry point since an instant. */
  keysTaken(channel: Channel, entryPoint: string, beginning: string, since: number): Promise<string[]>;
  /** A position in a source, moved on only after `receive` and `change`. */
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
  /** The entry point that its contacts arrive at. */
  entryPoint: string;
  /** Where replies to its customers go; absent: replies leave by another channel. */
  replyUrl?: string;
  /** It reports by Open311, and fetches there what we say of its reports. */
  open311?: boolean;
}
