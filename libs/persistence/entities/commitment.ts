import type { Channel, CommitmentState, EnquiryKind } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  InstantColumn,
  InstantListColumn,
  JsonColumn,
  TextColumn,
  UuidColumn,
  WordsColumn,
} from '../columns.js';

/** A later date that the customer was told in time. Instants are epoch milliseconds UTC. */
export interface StoredExtension {
  at: number;
  from: number;
  until: number;
  reason: string;
}

/** The due time moved because a calendar changed. */
export interface CalendarMove {
  at: number;
  from: number;
  to: number;
  because: string[];
}

/** A promise opened on a contact: due when, in which state, and why. Derived from the ledger of its enquiry. */
@Entity()
export class Commitment {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  /** The contact that opened it, received or sent; the ledger entry when there was none. */
  @UuidColumn() contactId: string;
  @TextColumn() promiseId: string;
  /** A promise can have several clocks; unique in its pack. */
  @TextColumn() clockId: string;
  @TextColumn() title: string;
  @TextColumn() state: CommitmentState;
  /** A window that the customer has is no promise of the council. */
  @TextColumn({ default: 'council' }) whose: 'council' | 'customer';
  @InstantColumn() startedAt: number;
  @InstantColumn() dueAt: number;
  /** Before any extension, clarification, wait or change of calendar. */
  @InstantColumn() firstDueAt: number;
  @InstantListColumn() atRiskAt: number[];
  /** When it was met, waived or withdrawn; for a missed one, when the late response went out. */
  @InstantColumn({ nullable: true }) settledAt: number | null;
  @JsonColumn({ default: () => `'[]'` }) extensions: StoredExtension[];
  @JsonColumn({ default: () => `'[]'` }) moves: CalendarMove[];
  /** Time until it was met, in `unit`. */
  @Column({ type: 'double precision', nullable: true }) taken: number | null;
  @TextColumn() unit: string;
  @WordsColumn() explanation: string[];
  /** The next instant at which somebody must hear of it; null when none is left. */
  @InstantColumn({ nullable: true }) nextAlarmAt: number | null;
  /** At-risk alarms raised so far. */
  @Column({ type: 'integer', default: 0 }) alarms: number;
  /** The calendar revision it was counted by; what is decided is not counted by a later one. */
  @Column({ type: 'bigint', default: 0 }) countedBy: string;
  /** A later revision may have moved it, and it has not been worked out anew yet. */
  @Column({ type: 'boolean', default: false }) stale: boolean;
  /** What the scoreboard counts it under: as things were when it opened. */
  @UuidColumn() serviceId: string;
  @UuidColumn() teamId: string;
  @TextColumn() channel: Channel;
  @TextColumn() kind: EnquiryKind;
  @TextColumn() packId: string;
  @TextColumn() packVersion: string;
  @TextColumn() packHash: string;
  @Column({ type: 'integer', default: 1 }) revision: number;
}
