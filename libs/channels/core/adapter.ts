import type { Audience, CallbackWindow, Channel } from '@frontdoor/contracts';
import type { Clock } from '@frontdoor/kernel';
import type {
  Arrival,
  DeliveryUpdate,
  KeptArrival,
  RawRequest,
  Understood,
  WebhookAccepted,
  Wish,
} from './incoming.js';
import type { Intake, IntegrationKey } from './intake.js';
import type { OutgoingFile, Planned, Sendable, Sent } from './outgoing.js';
import type { PrintQueue } from './print-queue.js';
import type { ReadApart } from './reading.js';
import type { ReportDesk } from './report-desk.js';
import type { OpeningHours } from './spoken-times/index.js';
import type { Telephones } from './telephone.js';
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
  /** Of these, the channels on which a message may openly go to others besides; on others it refuses copies. */
  copiesOn?: readonly Channel[];
  /** Most characters of a message by its channel, where there is a limit that people meet. */
  longestOn?: Partial<Record<Channel, number>>;
  /** The same for a network with posts and private messages; `weighted`: counted by `weightedLength`. */
  longestPost?: Readonly<Record<Audience, { most: number; weighted?: true }>>;
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
  /**
   * What can be promised of a time in which somebody who called this entry point wants to be rung back: moved to when people
   * are on shift, before it is promised.
   */
  promisableAt(channel: Channel, entryPoint: string, window: CallbackWindow): Promise<CallbackWindow>;
  /** In which whoever comes there is spoken with: BCP 47. */
  languageAt(channel: Channel, entryPoint: string): Promise<string>;
  /** The integration whose contacts arrive at this entry point. */
  integrationAt(channel: Channel, entryPoint: string): Promise<IntegrationKey | undefined>;
  intake: Intake;
  printQueue: PrintQueue;
  reports: ReportDesk;
  callers: Callers;
  /** How bytes from outside are read whose cost their sender chooses, such as mail: never on the caller's thread. */
  read: ReadApart;
  /** The same where there is much more time: for what is large and nobody waits for, one thing after the other. */
  readSlowly: ReadApart;
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
  reconcile?(sendable: Planned, attemptedAt: number): Promise<Sent | 'not-sent' | undefined>;
  /**
   * The provider’s own list of what came in between two instants, each as the webhook or the listener would have brought it,
   * with the same key: what was lost on the way is found by it. @throws ChannelError
   */
  recount?(from: number, to: number): Promise<Recounted>;
  /**
   * What became of something that the provider took, for a provider that tells of it only when asked, or whose news may
   * get lost. It is asked when `Sent` or its last answer said so. @throws ChannelError when it cannot be asked now.
   */
  follow?(sent: FollowedUp): Promise<Followed>;
  /** Hides something from others on its network by the `id` of its post, or shows it again. @throws ChannelError */
  hide?(post: string, isHidden: boolean): Promise<void>;
  /** Telephones in calls that go by way of a room; absent where calls cannot be taken so. */
  telephones?: Telephones;
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
  /** Content types of raw receipts that it alone can read, where several adapters bring what comes on a channel. */
  readonly ownTypes?: readonly string[];
  /** Attachments out of the raw receipt, in the order of the indexes. */
  attachments?(raw: Uint8Array, indexes: readonly number[]): Promise<OutgoingFile[]>;
  /**
   * A file that came along and lies at the provider, by its id: `not-yet` where it is still being made, `gone` where it is not
   * there any more. @throws ChannelError; `give-up` where it is too large or of a kind that nobody opens
   */
  fetchFile?(id: string): Promise<{ content: Uint8Array; contentType: string } | 'not-yet' | 'gone'>;
  /** Deletes it there; done again, it changes nothing. Absent where the provider does that by itself. */
  deleteFile?(id: string): Promise<void>;
  /**
   * A contact as its writer formatted it: an HTML document that acts on nothing, fetches nothing but pictures that are
   * wanted from elsewhere, and shows those of its own files that may be opened.
   */
  page?(raw: Uint8Array, options: { open: readonly number[]; withElsewhere: boolean }): Promise<string>;
  /** Whether the provider answers with these settings; one plain sentence. */
  probe(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}

/** What a provider’s own list has. */
export interface Recounted {
  arrivals: readonly Arrival[];
  wishes: readonly Wish[];
  /** How many there were on the list. */
  looked: number;
  /** How many were missing and went straight into the intake, where they are too large to be listed. */
  taken?: number;
  /** What kept it from being read to its end, in one plain sentence; the rest is looked at again soon. */
  problem?: string;
}

/** Something that the provider took a while ago, by the id that it gave. */
export interface FollowedUp {
  providerId: string;
  /** Epoch milliseconds UTC. */
  takenAt: number;
}

/** What is known of it, and in how many milliseconds to ask again; without that nobody asks again. */
export interface Followed {
  news?: DeliveryUpdate;
  askInMs?: number;
}

interface Definition<Values> {
  manifest: Manifest;
  /** Without all of these it is left out, and with it its channels; some without the others are a fault. */
  needs: readonly string[];
  /** Of the channels in the manifest those that it is set up for by its settings; all of them when absent. */
  isSetUpFor?(settings: Values): Pick<Manifest, 'receives' | 'sends'>;
  /** Whether it leaves what can be sent to any other adapter that is set up for the channel, unless SEND_WITH names it. */
  givesWay?(settings: Values): boolean;
  /** Entry points that belong to this provider: what leaves from them leaves by it, whoever sends on the channel otherwise. */
  ownEntryPoints?(settings: Values): readonly { channel: Channel; address: string }[];
  /** It reaches nobody but who came to its own entry points: what leaves from others is never its to send. */
  answersOnlyItsOwn?: true;
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
