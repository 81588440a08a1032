import type {
  Attachment,
  CallbackWindow,
  CallOutcome,
  Channel,
  Doubt,
  DraftFields,
  DraftKind,
  EnquiryKind,
  ExclusionReason,
  IdentifierKind,
  Layout,
  MachineMail,
  Party,
  Place,
  ScanPages,
  SocialPost,
  ToldDetails,
} from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** The matter: one reference, one owner, all its contacts. Pins the charter pack it was opened under. */
@Entity()
export class Enquiry {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn() reference: string;
  @TextColumn() subject: string;
  @TextColumn() kind: EnquiryKind;
  @TextColumn() state: 'open' | 'closed';
  @UuidColumn() serviceId: string;
  @UuidColumn() customerId: string;
  /** Whose it is by itself, whatever was said of two customers since; null where nothing was. */
  @UuidColumn({ nullable: true }) homeId: string | null;
  @UuidColumn({ nullable: true }) ownerId: string | null;
  @TextColumn() packId: string;
  @TextColumn() packVersion: string;
  @TextColumn() packHash: string;
  @InstantColumn() openedAt: number;
  @InstantColumn({ nullable: true }) closedAt: number | null;
  @InstantColumn() lastContactAt: number;
  /** Complex, or for several services. */
  @Column({ type: 'boolean', default: false }) complex: boolean;
  /** The customer asked for a response to a suggestion or representation. */
  @Column({ type: 'boolean', default: false }) responseRequested: boolean;
  /** Of the complaints procedure. */
  @Column({ type: 'integer', default: 1 }) stage: number;
  /** Since when it waits for the customer; null when it does not. */
  @InstantColumn({ nullable: true }) waitingSince: number | null;
  /** How often the customer had to contact us about it. */
  @Column({ type: 'integer', default: 1 }) contactsIn: number;
  @Column({ type: 'boolean', default: false }) reopened: boolean;
  /** Somebody interprets for the customer; the same stands on its work. */
  @Column({ type: 'boolean', default: false }) interpreterArranged: boolean;
  /** The enquiry that it turned out to belong to, which has all that was here; null for one that stands by itself. */
  @UuidColumn({ nullable: true }) joinedId: string | null;
  /** Its receipt asked whether its customer would rather be rung. */
  @Column({ type: 'boolean', default: false }) callbackOffered: boolean;
}

/** Somebody who must not deal with an enquiry. Taken back, never deleted. */
@Entity()
export class Exclusion {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @UuidColumn() agentId: string;
  @TextColumn() why: ExclusionReason;
  /** What else was said about it. */
  @TextColumn({ nullable: true }) note: string | null;
  /** Nobody where it followed from what happened. */
  @UuidColumn({ nullable: true }) byId: string | null;
  @InstantColumn() at: number;
  @UuidColumn({ nullable: true }) undoneById: string | null;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  /** Why they may deal with it after all; null for what was undone before that was asked. */
  @TextColumn({ nullable: true }) undoneBecause: string | null;
}

/** What came along from one enquiry to another, as ids, and how both were before. */
export interface CameAlong {
  contacts: string[];
  entries: string[];
  commitments: string[];
  workItems: string[];
  deliveries: string[];
  events: string[];
  prompts: string[];
  visits: string[];
  appointments: string[];
  mentions: string[];
  identifiers: string[];
  draftFiles: string[];
  /** What it was asked and answered, what was asked twice, and where it went; absent where it was joined before they came along. */
  questions?: string[];
  askedAgain?: string[];
  handovers?: string[];
  /** Enquiries that had joined it before. */
  joined: string[];
  /** What was being written on it; `fields` only where its writer had begun something on the other as well. */
  drafts: { agentId: string; kind: DraftKind; fields?: DraftFields }[];
  /** Entries that the joining itself caused, which are taken back with it. */
  caused: string[];
  /** Answers that both waited for: the work item of each that there was, and the one that went on. */
  answering: { from: string | null; into: string | null; kept: string | null };
  /** Of the one that joined; absent where only a contact of it did. */
  from?: { state: 'open' | 'closed'; closedAt: number | null; contactsIn: number };
  into: Pick<Enquiry, 'state' | 'closedAt' | 'reopened' | 'ownerId'>;
}

/** Somebody said that an enquiry, or a contact of it, belongs to another. */
@Entity('enquiry_join')
export class Join {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() fromId: string;
  @UuidColumn() intoId: string;
  /** The entry of the ledger by which it counts. */
  @UuidColumn() entryId: string;
  @JsonColumn() came: CameAlong;
  /** What went had been received as one matter and is two: the other enquiry was made for it. */
  @Column({ type: 'boolean', default: false }) split: boolean;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @UuidColumn({ nullable: true }) undoneById: string | null;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
}

/** One entry of the ledger of an enquiry, from which its commitments are derived. Taken back, never deleted. */
@Entity('enquiry_event')
export class LedgerEntry {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @TextColumn() type: string;
  /** When it happened. */
  @InstantColumn() at: number;
  /** What the event carries besides, as the charter engine reads it. Instants are epoch milliseconds. */
  @JsonColumn({ default: () => `'{}'` }) data: Record<string, unknown>;
  /** The contact that proves it. */
  @UuidColumn({ nullable: true }) contactId: string | null;
  @UuidColumn({ nullable: true }) byId: string | null;
  @InstantColumn() recordedAt: number;
  /** Keeps the order of what happened at one instant. */
  @Column({ type: 'bigint', insert: false, update: false }) position: string;
  @InstantColumn({ nullable: true }) takenBackAt: number | null;
  @UuidColumn({ nullable: true }) takenBackBy: string | null;
  @TextColumn({ nullable: true }) takenBackReason: string | null;
}

/** Why a message left by another channel than the one that was wanted. */
export interface ChannelReason {
  wanted: Channel;
  /** `preferred`: the customer asked for it. `received`: they wrote by it. `usual`: what came their way is answered by it. */
  why: 'preferred' | 'received' | 'usual';
  /** As the customer was told it. */
  reason: string;
  /** The wanted channel could not be used; otherwise its author chose. */
  couldNot: boolean;
}

/** What a customer was before somebody agreed to what they told; what was not told is absent. */
export interface DetailsBefore {
  customerId: string;
  name?: string | null;
  preferredChannel?: Channel | null;
}

export interface ContentOverride {
  reason: string;
  missing: { promiseId: string; element: string }[];
}

/** What the sender of a contact did to it after it came in. */
export interface ChangeOfContact {
  id: string;
  kind: 'edited' | 'removed';
  /** Epoch milliseconds. */
  at: number;
  /** As the sender edited it; null for a removal, and for an edit that could not be read. */
  subject: string | null;
  text: string | null;
  attachments: Attachment[];
}

/** Hidden from others on its network, by whom and why. */
export interface HiddenPost {
  /** Epoch milliseconds. */
  at: number;
  byId: string;
  reason: string;
}

/** One thing that came in or went out. It stays as it was; only what its sender did to it later is added. */
@Entity()
export class Contact {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @UuidColumn() entryPointId: string;
  @TextColumn() direction: 'in' | 'out';
  @TextColumn() channel: Channel;
  @TextColumn({ nullable: true }) partyKind: IdentifierKind | null;
  @TextColumn({ nullable: true }) partyValue: string | null;
  @TextColumn({ nullable: true }) partyName: string | null;
  /** Why the party does not tell who it was; null where the channel vouches for it. */
  @TextColumn({ nullable: true }) doubt: Doubt | null;
  /** The address of a program that passed on what the party wrote. */
  @TextColumn({ nullable: true }) namedBy: string | null;
  /** Further addresses that it named. */
  @JsonColumn({ default: () => `'[]'` }) reachableAt: Party[];
  /** Who else it was openly sent to. */
  @JsonColumn({ default: () => `'[]'` }) cc: Party[];
  /** The agent who wrote it. */
  @UuidColumn({ nullable: true }) authorId: string | null;
  @TextColumn({ nullable: true }) subject: string | null;
  @TextColumn() text: string;
  /** How the text is laid out; null where that is as it stands. */
  @JsonColumn({ nullable: true }) layout: Layout | null;
  /** What shows that a machine sent it; null where nobody looked, or nothing does. */
  @JsonColumn({ nullable: true }) machine: MachineMail | null;
  /** The same for copies of one mail that arrived at several mailboxes. */
  @TextColumn({ nullable: true }) mailDigest: string | null;
  /** As its author wrote it, with the marks of light formatting, where it left formatted; `text` is its plain twin. */
  @TextColumn({ nullable: true }) markup: string | null;
  @JsonColumn({ default: () => `'[]'` }) attachments: Attachment[];
  @Column({ type: 'boolean', default: false }) automatic: boolean;
  @JsonColumn({ nullable: true }) callback: CallbackWindow | null;
  /** The place that it names; null for none. */
  @JsonColumn({ nullable: true }) place: Place | null;
  /** What the customer told of themselves; null for nothing. */
  @JsonColumn({ nullable: true }) details: ToldDetails | null;
  /** What that took the place of; null where nobody agreed to it. */
  @JsonColumn({ nullable: true }) detailsBefore: DetailsBefore | null;
  /** The pages of its only file that it is; null for what did not come on paper. */
  @JsonColumn({ nullable: true }) scan: ScanPages | null;
  /** What stands on those pages, as somebody keyed it or else a machine read it; null until then. */
  @TextColumn({ nullable: true }) readText: string | null;
  /** Message-ID without angle brackets. */
  @TextColumn({ nullable: true }) messageId: string | null;
  /** How it stands on a social network; null for what was on none. */
  @JsonColumn({ nullable: true }) post: SocialPost | null;
  /** Somebody hid it from others on its network; null where nobody did. */
  @JsonColumn({ nullable: true }) hidden: HiddenPost | null;
  /** What it will have been for the charter once its provider takes it; null for what comes in or means nothing. */
  @JsonColumn({ nullable: true }) meaning: { type: string; [detail: string]: unknown } | null;
  /** It left without saying all that the charter wants, on somebody's word. */
  @JsonColumn({ nullable: true }) override: ContentOverride | null;
  /** Why it left by another channel than was wanted; null where it did not. */
  @JsonColumn({ nullable: true }) channelReason: ChannelReason | null;
  /** How a call that we made went, as its agent says; null for anything else, and until somebody has said. */
  @TextColumn({ nullable: true }) callOutcome: CallOutcome | null;
  /** In the order in which the sender made them; nothing comes after a removal. */
  @JsonColumn({ default: () => `'[]'` }) changes: ChangeOfContact[];
  /** Receipt of what came in; creation of what goes out. */
  @InstantColumn() at: number;
}

/** A note of an agent, or a thing that happened, as a sentence to read. */
@Entity()
export class TimelineEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) position: string;
  @UuidColumn() id: string;
  @UuidColumn() enquiryId: string;
  @TextColumn() type: 'note' | 'event';
  @UuidColumn({ nullable: true }) byId: string | null;
  @TextColumn() text: string;
  @TextColumn({ default: 'neutral' }) tone: 'neutral' | 'good' | 'bad';
  @InstantColumn() at: number;
}

/** Two enquiries that may belong together where the evidence was not enough to join them. */
@Entity()
export class Suggestion {
  @PrimaryColumn('uuid') enquiryId: string;
  @PrimaryColumn('uuid') otherId: string;
  /** What suggests it, in words. */
  @TextColumn({ default: '' }) why: string;
  /** `dismissed`: somebody said that they are two; `same-mail`: one mail to two departments, an obligation of each. */
  @TextColumn({ default: 'open' }) state: 'open' | 'dismissed' | 'same-mail';
}
