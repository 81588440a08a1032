import type { Attachment, CallbackWindow, Channel, EnquiryKind, IdentifierKind } from '@frontdoor/contracts';
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
  @UuidColumn({ nullable: true }) ownerId: string | null;
  @TextColumn() packId: string;
  @TextColumn() packVersion: string;
  @TextColumn() packHash: string;
  @InstantColumn() openedAt: number;
  @InstantColumn({ nullable: true }) closedAt: number | null;
  @InstantColumn() lastContactAt: number;
}

/** One thing that came in or went out. Immutable. */
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
  /** The agent who wrote it. */
  @UuidColumn({ nullable: true }) authorId: string | null;
  @TextColumn({ nullable: true }) subject: string | null;
  @TextColumn() text: string;
  @JsonColumn({ default: () => `'[]'` }) attachments: Attachment[];
  @Column({ type: 'boolean', default: false }) automatic: boolean;
  @JsonColumn({ nullable: true }) callback: CallbackWindow | null;
  /** Message-ID without angle brackets. */
  @TextColumn({ nullable: true }) messageId: string | null;
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
}
