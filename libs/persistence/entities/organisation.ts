import type {
  CallRules,
  Channel,
  EnquiryKind,
  HopBudget,
  LeftAlone,
  Overflow,
  PublicPages,
  Rings,
  Week,
} from '@frontdoor/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { Column } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn, WordsColumn } from '../columns.js';

/** A council, and the charter pack that it publishes. */
@Entity()
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  @TextColumn() name: string;
  @TextColumn() zone: string;
  @TextColumn() packId: string;
  /** What it has of its own on its public pages. */
  @JsonColumn({ default: () => `'{}'` }) publicPages: PublicPages;
  /** By which hours of the week appointments are offered; null where by the opening hours. */
  @JsonColumn({ nullable: true }) appointmentHours: Week | null;
  /** How long what was missed lets what can still be kept go first; null: as is usual. */
  @JsonColumn({ nullable: true }) yields: Yields | null;
  @InstantColumn() createdAt: number;
}

/** Of work whose customer is there, as in a call, and of what was written. */
export interface Yields {
  thereMinutes: number;
  writtenMinutes: number;
}

@Entity()
export class Team {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn() name: string;
}

/** What the organisation does; `customerServiceCentre` decides which promises apply. */
@Entity()
export class Service {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() teamId: string;
  @TextColumn() slug: string;
  @TextColumn() name: string;
  @Column({ type: 'boolean' }) customerServiceCentre: boolean;
  /** Kind of the enquiries that arrive for it, unless the contact says otherwise. */
  @TextColumn() kind: EnquiryKind;
  /** What people come with, in their words, as the contact form offers it; its name where there are none. */
  @WordsColumn() topics: string[];
  /** What is done with its callers; null: what is usual. */
  @JsonColumn({ nullable: true }) callRules: CallRules | null;
  /** How often its enquiries may go on; null: as usual. */
  @JsonColumn({ nullable: true }) hopBudget: HopBudget | null;
  /** Who else is asked for its work once nobody took it in time; null: nobody. */
  @JsonColumn({ nullable: true }) rings: Rings | null;
  /** When its work that nothing happens to comes back; null: as usual. */
  @JsonColumn({ nullable: true }) leftAlone: LeftAlone | null;
  /** What is done with what is written to it while more comes than can be done; null: it waits. */
  @JsonColumn({ nullable: true }) overflow: Overflow | null;
}

/** An address on a channel; fixes organisation, service and language. */
@Entity()
export class EntryPoint {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() serviceId: string;
  @TextColumn() channel: Channel;
  @TextColumn() address: string;
  @TextColumn() name: string;
  /** BCP 47: what is said at it by itself, as on the telephone. */
  @TextColumn({ default: 'en' }) language: string;
  /** What customers see whom we ring about what came here, in E.164; null for the number of the installation. */
  @TextColumn({ nullable: true }) callerId: string | null;
}

/**
 * Another system that sends contacts in. Its signing secrets are sealed with the secret of this installation; a former
 * one counts beside the current until `formerUntil`.
 */
@Entity()
export class Integration {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() entryPointId: string;
  @TextColumn() key: string;
  @TextColumn() name: string;
  @Column({ type: 'bytea' }) sealedSecret: Buffer;
  @Column({ type: 'bytea', nullable: true }) sealedFormerSecret: Buffer | null;
  @InstantColumn({ nullable: true }) formerUntil: number | null;
  /** Mailboxes that it may post mail to. */
  @Column({ type: 'uuid', array: true, default: [] }) mailboxIds: string[];
  @TextColumn({ nullable: true }) replyUrl: string | null;
  /** It reports by Open311, and fetches there what we say of its reports. */
  @Column({ type: 'boolean', default: false }) open311: boolean;
}
