import {
  type Channel,
  CHANNEL_NAMES,
  type ContentElement,
  type RecordedMilestone,
  type StepMoment,
} from '@frontdoor/kernel';
import { z } from 'zod';
import type { IdentifierKind } from './words.js';

export type { Channel } from '@frontdoor/kernel';

/** A way in which a contact comes in or goes out. */
export const channel = z.enum(CHANNEL_NAMES);

/** What leaves on a channel: something written, something posted on paper, or a ring. */
type Sends = 'message' | 'letter' | 'call';

/** How the customer is written to on a channel. */
interface Written {
  /** `every`: any identifier of the customer that fits the channel; `writer`: only the one they wrote from. */
  reaches: 'every' | 'writer';
  /** How the choice reads on screen, before `to ADDRESS`. */
  label: string;
  /** Goes back to the system that the contact came from, and only where that system takes replies. */
  throughIntegration?: true;
}

/** All that the code knows of a channel. Whoever asks about a channel looks here and never compares its name. */
interface ChannelFacts {
  label: string;
  /** How something comes or goes on it, within a sentence. */
  by: string;
  /** What a customer did who came by it, after who it was and before when. */
  came: 'wrote' | 'rang' | 'came';
  /** Name of its picture in the console. */
  icon: string;
  /** How the address of an entry point on it is written. */
  entryPointIs: 'telephone' | 'mailbox' | 'slug' | 'name';
  /** Kinds of identifier that reach a customer on it. */
  addressedBy: readonly IdentifierKind[];
  /** Kinds of address by which the channel itself knows who sent a contact; anything else was typed or written by somebody. */
  vouchesFor: readonly IdentifierKind[];
  /** It comes to the entry points of this channel where it has none of its own there. */
  comesAt?: Channel;
  /** Absent where nothing can leave. */
  sends?: Sends;
  /** A message on it may openly go to others besides. */
  copies?: true;
  /** Absent where nothing written can be answered with. */
  written?: Written;
  /** Files that its sender does not carry itself are opened by a link to the tracking page below what is written. */
  linksFiles?: true;
  /** What is written on it costs by its parts, as text messages do. */
  costsByPart?: true;
  /** The channel on which an answer is tried first; itself when absent. */
  answersBy?: Channel;
  /** The channel on which automatic notices to whoever used it may go; absent: none are sent. */
  noticesBy?: Channel;
  /**
   * How its contacts find the enquiry they belong to, beside a signed reference. `thread`: by Message-ID and signed
   * reply addresses (RFC 5322). `{ windowMs }`: two of one party at one entry point within this time are one
   * conversation. `none`: each opens an enquiry of its own.
   */
  conversation: 'thread' | 'none' | { windowMs: number };
  /**
   * Who is believed about a reference. `participant`: a signed one, from somebody of the enquiry. `link`: the secret
   * address of the tracking page proves itself. `sender`: a plain one too, of an enquiry that it sent in itself.
   */
  provesThread: 'participant' | 'link' | 'sender';
  /**
   * For what staff write down that came on it: how the choice reads, and what has happened by then besides its receipt,
   * always and where it was answered at once. Absent where nobody writes anything down.
   */
  takenDown?: {
    label: string;
    means: readonly RecordedMilestone[];
    answeredMeans: readonly RecordedMilestone[];
  };
  /**
   * It comes on paper, and counts from the day of its stamp, which may be another than the one on which it was scanned or
   * taken down. Elsewhere the instant of the receipt is evidence in itself.
   */
  stamped?: true;
  /** Whoever comes waits at a desk for their turn, with a ticket. */
  waitsInTurn?: true;
  /** Share of an agent's capacity that its work takes; a call takes more than a text. */
  weight: number;
  /** The customer is there while it lasts: what we say counts once they are reached, not once a provider takes it. */
  live: boolean;
  /** What has left has arrived once the provider took it, or only with its delivery receipt. */
  arrivesWhen: 'taken' | 'delivered';
  /** The channel under which the work waits when something sent on it failed; itself when absent. */
  retriedAs?: Channel;
  /** Moments in which a customer is met on it, when steps of the charter are put to the agent; the first is when an agent takes its work. */
  meets: readonly StepMoment[];
  /** What comes on it has no subject that its customer wrote: their open enquiries may be what it is about. */
  saysNoSubject?: true;
  /** What it is in the figures about telephony. */
  telephone?: 'call' | 'recording' | 'request';
}

const DAY_MS = 24 * 3_600_000;

/** One message, read later by whoever it is for. */
const WRITTEN = {
  came: 'wrote',
  entryPointIs: 'name',
  vouchesFor: [],
  conversation: 'none',
  provesThread: 'participant',
  weight: 1,
  live: false,
  arrivesWhen: 'delivered',
  meets: [],
} as const;

/** Channels on which people speak to each other. */
const SPOKEN = {
  ...WRITTEN,
  came: 'rang',
  entryPointIs: 'telephone',
  addressedBy: ['phone'],
  vouchesFor: ['phone'],
  saysNoSubject: true,
  weight: 2,
} as const;

const ROWS = {
  phone: {
    ...SPOKEN,
    label: 'Phone',
    by: 'by telephone',
    icon: 'phone',
    takenDown: { label: 'On the telephone', means: ['answered'], answeredMeans: [] },
    sends: 'call',
    live: true,
    retriedAs: 'callback',
    meets: ['call-answered', 'calling-back'],
    telephone: 'call',
  },
  callback: {
    ...SPOKEN,
    label: 'Callback',
    by: 'by telephone',
    icon: 'callback',
    answersBy: 'sms',
    telephone: 'request',
  },
  voicemail: {
    ...SPOKEN,
    label: 'Voicemail',
    by: 'by telephone',
    icon: 'voicemail',
    comesAt: 'phone',
    weight: 1,
    telephone: 'recording',
  },
  email: {
    ...WRITTEN,
    label: 'Email',
    by: 'by email',
    icon: 'email',
    entryPointIs: 'mailbox',
    addressedBy: ['email'],
    vouchesFor: ['email'],
    sends: 'message',
    written: { reaches: 'every', label: 'Email' },
    copies: true,
    noticesBy: 'email',
    conversation: 'thread',
    arrivesWhen: 'taken',
  },
  sms: {
    ...WRITTEN,
    label: 'SMS',
    by: 'by text message',
    icon: 'sms',
    entryPointIs: 'telephone',
    addressedBy: ['phone'],
    vouchesFor: ['phone'],
    sends: 'message',
    written: { reaches: 'every', label: 'Text message' },
    linksFiles: true,
    costsByPart: true,
    conversation: { windowMs: 14 * DAY_MS },
  },
  letter: {
    ...WRITTEN,
    label: 'Letter',
    by: 'by letter',
    icon: 'letter',
    takenDown: { label: 'By letter', means: [], answeredMeans: [] },
    stamped: true,
    provesThread: 'link',
    addressedBy: ['postal'],
    sends: 'letter',
    written: { reaches: 'every', label: 'Letter' },
  },
  fax: {
    ...WRITTEN,
    label: 'Fax',
    by: 'by fax',
    icon: 'fax',
    takenDown: { label: 'By fax', means: [], answeredMeans: [] },
    stamped: true,
    provesThread: 'link',
    entryPointIs: 'telephone',
    addressedBy: ['phone'],
    vouchesFor: ['phone'],
    sends: 'letter',
    written: { reaches: 'writer', label: 'Fax' },
  },
  social: {
    ...WRITTEN,
    label: 'Social',
    by: 'on social media',
    icon: 'social',
    addressedBy: ['public-handle', 'handle'],
    vouchesFor: ['public-handle', 'handle'],
    sends: 'message',
    written: { reaches: 'writer', label: 'Answer' },
    conversation: { windowMs: 14 * DAY_MS },
  },
  web: {
    ...WRITTEN,
    label: 'Web form',
    by: 'by web form',
    icon: 'web',
    entryPointIs: 'slug',
    addressedBy: [],
    answersBy: 'email',
    noticesBy: 'email',
    provesThread: 'link',
  },
  visit: {
    ...WRITTEN,
    label: 'Visit',
    by: 'in person',
    came: 'came',
    icon: 'visit',
    takenDown: { label: 'At the counter', means: ['greeted'], answeredMeans: ['seen'] },
    waitsInTurn: true,
    addressedBy: [],
    weight: 2,
    live: true,
    meets: ['visitor-seen', 'home-visit'],
  },
  api: {
    ...WRITTEN,
    label: 'API',
    by: 'through another system',
    icon: 'api',
    entryPointIs: 'slug',
    addressedBy: ['email', 'phone', 'handle'],
    vouchesFor: ['handle'],
    sends: 'message',
    written: { reaches: 'writer', label: 'Back to the system it came from, for', throughIntegration: true },
    linksFiles: true,
    provesThread: 'sender',
  },
} as const;

/** The one table of channels, a row each. */
export const CHANNELS: Readonly<Record<Channel, ChannelFacts & { icon: (typeof ROWS)[Channel]['icon'] }>> =
  ROWS;

/** Whether what is written on it is posted on paper. */
export const leavesOnPaper = (name: Channel): boolean => CHANNELS[name].sends === 'letter';

/** What the hub says by itself around what is written: a letter ends with whom to ask, on which number. */
export const saidByItself = (name: Channel): readonly ContentElement[] =>
  leavesOnPaper(name) ? ['contact-for-queries'] : [];

/** The channel on which customers are rung. */
export const callChannel: Channel = 'phone';

/** The channels by which a customer may want to be answered. */
export const PREFERABLE: readonly Channel[] = CHANNEL_NAMES.filter(
  (name) => CHANNELS[name].written?.reaches === 'every' || name === callChannel,
);

/** The channel on which the customer is met at this moment. */
export const channelMeetingAt = (moment: StepMoment): Channel =>
  CHANNEL_NAMES.find((name) => CHANNELS[name].meets.includes(moment))!;

/** The channel of the public form and of the tracking page; also stands in where a ledger names none. */
export const formChannel: Channel = 'web';

/** The channel whose entry points are mailboxes. */
export const mailChannel: Channel = 'email';

/** The channel of those who come to a reception and wait for their turn. */
export const visitChannel: Channel = 'visit';

/** The channel by which somebody is written to whose telephone number alone is known. */
export const textChannel: Channel = 'sms';

/** The channel that integrations send contacts in on. */
export const integrationChannel: Channel = 'api';

/** How an identifier of a customer reads and looks. */
export const IDENTIFIERS = {
  email: { label: 'Email', noun: 'email address', icon: 'email' },
  phone: { label: 'Phone', noun: 'telephone number', icon: 'phone' },
  handle: { label: 'Handle', noun: 'name', icon: 'social' },
  'public-handle': { label: 'Public handle', noun: 'public name', icon: 'social' },
  postal: { label: 'Postal address', noun: 'postal address', icon: 'letter' },
} as const satisfies Record<IdentifierKind, { label: string; noun: string; icon: string }>;

/** How long after the last contact another of the same party belongs to it; undefined where that proves nothing. */
export const conversationWindow = (name: Channel): number | undefined => {
  const { conversation } = CHANNELS[name];
  return typeof conversation === 'object' ? conversation.windowMs : undefined;
};
