import type { Channel } from '@frontdoor/contracts';
import type { Clock } from '@frontdoor/kernel';
import type { KeptArrival, RawRequest, Understood, WebhookAccepted } from './incoming.js';
import type { Intake, IntegrationKey } from './intake.js';
import type { OutgoingFile, Sendable, Sent } from './outgoing.js';
import type { ReadApart } from './reading.js';
import type { OpeningHours } from './spoken-times/index.js';
import type { SettingShape, SettingValues } from './settings.js';

/** What an adapter says of itself. */
export interface Manifest {
  /** Short name; also the first part of its webhook addresses: /webhooks/<id>/… */
  id: string;
  title: string;
  /** Channels on which contacts come in, and on which it sends messages and letters or makes calls. */
  receives: readonly Channel[];
  sends: readonly Channel[];
  /** Of these, the channels on which files travel with what is written; on others it refuses them. */
  carriesFilesOn?: readonly Channel[];
  /** Of these, the channels on which a message shows the light formatting of its `markup`; on others only `text` counts. */
  formatsOn?: readonly Channel[];
  /** Whose requests it takes: those of outsiders, at /webhooks/<id>/ (when absent), or of the hub's own pages only. */
  webhooks?: 'from-outside' | 'of-our-pages';
}

export interface AdapterContext {
  clock: Clock;
  /** Public base address of the hub without a trailing slash, for callbacks. */
  publicUrl: string;
  /**
   * What this process does of what only some do: `serves` opens ports to the outside; `reads` reads sources, such as
   * mailboxes, which it shares with other processes by leases.
   */
  process: { serves: boolean; reads: boolean };
  /**
   * Keys of this installation for one use, the same in every process: the first is in use, those of former secrets
   * still open what they signed.
   */
  keysFor(purpose: string): readonly string[];
  integration(key: string): Promise<IntegrationKey | undefined>;
  /**
   * When people can be rung who call this entry point: the first calendar of its charter, as it is now. Of an address at
   * which nobody takes contacts, those of the organisation.
   */
  openingHoursAt(channel: Channel, entryPoint: string): Promise<OpeningHours>;
  /** The integration whose contacts arrive at this entry point. */
  integrationAt(channel: Channel, entryPoint: string): Promise<IntegrationKey | undefined>;
  intake: Intake;
  callers: Callers;
  /** How bytes from outside are read whose cost their sender chooses, such as mail: never on the caller's thread. */
  read: ReadApart;
}

/** Those who bring something, by their IP addresses, and how much of it may be on its way at once. */
export interface Callers {
  /** Who counts as one caller. */
  nameOf(address: string): string;
  /** Whether it is a relay of our own: what one caller may hold is no bound for it. */
  isTrusted(address: string): boolean;
  /** Counts bytes that arrive; false where that is too much at once, and then they are not counted. */
  mayBring(address: string, bytes: number): boolean;
  /** The bytes are durable, or dropped. */
  brought(address: string, bytes: number): void;
}

export interface ChannelConnection {
  /** Throws ChannelError only. Present when the manifest names channels to send on. */
  send?(sendable: Sendable): Promise<Sent>;
  /** After an unknown outcome: what became of it, or undefined when it cannot be found out. */
  reconcile?(sendable: Sendable, attemptedAt: number): Promise<Sent | 'not-sent' | undefined>;
  /** Verifies on the raw bytes, then parses. Throws FrontdoorError for a request that is refused. */
  acceptWebhook?(request: RawRequest): Promise<WebhookAccepted>;
  /** Runs until `signal` aborts; recovers from trouble by itself. */
  listen?(signal: AbortSignal): Promise<void>;
  /**
   * What an arrival means that was kept `unread`. It may be asked again, in another process.
   *
   * @throws FrontdoorError `reading-busy` when it cannot be read now.
   */
  readKept?(kept: KeptArrival): Promise<Understood>;
  /** Attachments out of the raw receipt, in the order of the indexes. */
  attachments?(raw: Uint8Array, indexes: readonly number[]): Promise<OutgoingFile[]>;
  /** Whether the provider answers with these settings; one plain sentence. */
  probe(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}

interface Definition<Values> {
  manifest: Manifest;
  /** Without all of these it is left out, and with it its channels; some without the others are a fault. */
  needs: readonly string[];
  /** Largest body of a webhook in bytes by its content type, where it differs from others. */
  largestBodies?(settings: Values): Readonly<Record<string, number>>;
  /** Where contacts reach it, in one sentence for the operator who starts the hub. */
  reachedAt?(settings: Values): string | undefined;
  connect(settings: Values, context: AdapterContext): Promise<ChannelConnection>;
}

/** An adapter as the hub knows it: of its settings it knows that they are declared. */
export interface ChannelAdapter extends Definition<Readonly<Record<string, unknown>>> {
  settings: SettingShape;
}

/** Declares an adapter; what its functions are given has the types of the settings it declares. */
export const defineAdapter = <Shape extends SettingShape>(
  definition: Omit<Definition<SettingValues<Shape>>, 'needs'> & {
    settings: Shape;
    needs?: readonly (keyof Shape & string)[];
  },
): ChannelAdapter => ({ needs: [], ...definition });
