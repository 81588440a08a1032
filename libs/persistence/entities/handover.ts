import type { Brief as BriefWords, EnquiryKind, HandoverKind, HandoverState } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** An enquiry that was handed on, or that a receiver is asked to take. */
@Entity()
export class Handover {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @TextColumn() kind: HandoverKind;
  @TextColumn() state: HandoverState;
  @InstantColumn() at: number;
  @UuidColumn() byId: string;
  @UuidColumn() fromServiceId: string;
  /** Who owned it before. */
  @UuidColumn({ nullable: true }) fromAgentId: string | null;
  @UuidColumn({ nullable: true }) toServiceId: string | null;
  @UuidColumn({ nullable: true }) toAgentId: string | null;
  @UuidColumn({ nullable: true }) partnerId: string | null;
  /** The call that was passed on. */
  @UuidColumn({ nullable: true }) callId: string | null;
  /** The entry of the ledger by which it counts; taken back, it counts no more. */
  @UuidColumn({ nullable: true }) entryId: string | null;
  /** Its place among those that count; 0 for one that is none. */
  @Column({ type: 'integer', default: 0 }) hop: number;
  /** It went back to where it had been. */
  @Column({ type: 'boolean', default: false }) isReturn: boolean;
  /** What the enquiry becomes once the receiver takes it. */
  @TextColumn({ nullable: true }) enquiryKind: EnquiryKind | null;
  @InstantColumn({ nullable: true }) expiresAt: number | null;
  @InstantColumn({ nullable: true }) decidedAt: number | null;
  @UuidColumn({ nullable: true }) decidedById: string | null;
  @TextColumn({ nullable: true }) refusal: string | null;
}

/** What travelled with a handover. Put right, it has a further version. */
@Entity()
export class Brief {
  @PrimaryColumn('uuid') handoverId: string;
  @PrimaryColumn('integer') version: number;
  @JsonColumn() words: BriefWords;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
}

/** Somebody had a brief before them. */
@Entity()
export class BriefOpening {
  @PrimaryColumn('uuid') handoverId: string;
  @PrimaryColumn('integer') version: number;
  @PrimaryColumn('uuid') agentId: string;
  @InstantColumn() at: number;
  /** `ringing`: it stood on the panel of a call that rang. */
  @TextColumn() how: 'read' | 'ringing';
}
