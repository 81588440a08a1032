import type { Channel } from '@frontdoor/contracts';
import { it } from 'vitest';
import type { MemoryHub } from '../../../../test/support/memory-hub.js';
import type { AdapterContext, ChannelAdapter, ChannelConnection, RawRequest, Sendable } from '../index.js';

type Request = RawRequest | Promise<RawRequest>;

/** How the provider tells of what came in and of what became of what went out. */
export interface Webhooks {
  /** A new message of one and the same party, genuinely signed. */
  message: (text: string) => Request;
  /** The same, signed by somebody else. */
  forged: () => Request;
  /** Genuinely signed, and of no meaning to anybody. */
  garbled?: () => Request;
  /** A message with one file, and its content. */
  withFile?: { request: () => Request; content: Uint8Array };
  /** News of something that was sent. */
  deliveries?: () => Request;
  /** The moments of one call, in their order. */
  calls?: () => Request[];
  /** A message, then an edit of it, another edit, and its removal. */
  changes?: () => [original: Request, edit: Request, edit: Request, removal: Request];
}

/** How the provider takes what is sent. */
export interface Sending {
  /** One thing for each channel that it sends on; a new id each time. */
  sendable: (channel: Channel) => Sendable;
  /** Something that the provider refuses for good. */
  unsendable: Sendable;
  /** How often the provider has taken this. */
  times: (sendable: Sendable) => number | Promise<number>;
  /** The next attempt breaks off, before the provider takes it or after. */
  breakOff: (when: 'before' | 'after') => void | Promise<void>;
  /** Makes what broke off work again. */
  mend?: () => void | Promise<void>;
  /** The provider takes the same id once, so that sending again does no harm. */
  takesOnce?: boolean;
  /** The content of the files that the provider got with this; absent for a provider that carries none. */
  filesOf?: (sendable: Sendable) => Uint8Array[];
}

/** Several processes share a `leased` source; a `port` is listened on by one. */
type SourceKind = 'leased' | 'port';

/** A place that the adapter reads by itself. */
export interface Source {
  /** Puts a message there. */
  put: (text: string) => Promise<void>;
  /** The sender edits what was put there last, where one can. */
  edit?: (text: string) => Promise<void>;
}

/** The outside world of one adapter. */
export interface World {
  /** What is set in the environment. */
  settings: Readonly<Record<string, string>>;
  /** What the processes of the hub share. */
  hub: MemoryHub;
  /** The context of one process; each call is another process. */
  context: () => AdapterContext;
  webhooks?: Webhooks;
  sending?: Sending;
  source?: Source;
  close?: () => unknown;
}

/** What an adapter hands in to be held to the contract. */
export interface Candidate {
  adapter: ChannelAdapter;
  /** How this way of using it is called, where there are several. */
  way?: string;
  /** Starts the world before all tests. */
  world: () => World | Promise<World>;
  /** What its world has, known before it is started. */
  has: { webhooks?: readonly (keyof Webhooks)[]; sending?: boolean; source?: SourceKind; edits?: boolean };
  /** Settings that it must refuse; an adapter without settings has none. */
  wrongSettings?: Readonly<Record<string, string>>;
}

/** Gives a connection to whoever looks at it, and closes it again. */
export type During = (
  look: (connection: ChannelConnection, world: World) => Promise<void>,
) => () => Promise<void>;

/** A test of what only some adapters do; where this one does not, there is none. */
export const itWhere = (does: boolean): ((name: string, test: () => void | Promise<void>) => void) =>
  does ? it : () => {};
