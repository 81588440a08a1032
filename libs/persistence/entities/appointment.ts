import type { AppointmentKind, AppointmentState } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** What somebody said of an appointment, so that it can be taken back. */
export interface AppointmentMark {
  what: 'on-the-way' | 'delayed' | 'arrived' | 'customer-absent' | 'staff-absent' | 'cancelled';
  /** Epoch milliseconds. */
  at: number;
  /** Who said it; null for the customer. */
  byId: string | null;
  /** How it stood before. */
  before: AppointmentState;
}

/** A time and place agreed with the customer of an enquiry. */
@Entity()
export class Appointment {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  /** Who receives or visits the customer. */
  @UuidColumn() agentId: string;
  @TextColumn() kind: AppointmentKind;
  @InstantColumn() startsAt: number;
  @InstantColumn() endsAt: number;
  @TextColumn() place: string;
  /** What it is about, as the customer is told. */
  @TextColumn() purpose: string;
  @TextColumn() state: AppointmentState;
  /** How often its time or place was changed; calendars go by it. */
  @Column({ type: 'integer', default: 0 }) sequence: number;
  /** When the customer is to be reminded; null when there is no time left for it. */
  @InstantColumn({ nullable: true }) remindAt: number | null;
  @InstantColumn({ nullable: true }) remindedAt: number | null;
  /** The ledger has that the agreed time of a home visit came. */
  @Column({ type: 'boolean', default: false }) isDue: boolean;
  /** When the hub has to do something about it; null when nothing is left. */
  @InstantColumn({ nullable: true }) nextAt: number | null;
  /** When the officer is expected instead. */
  @InstantColumn({ nullable: true }) delayedUntil: number | null;
  /** The message that tells of the delay; null where somebody told the customer themselves. */
  @UuidColumn({ nullable: true }) delayContactId: string | null;
  /** When somebody told the customer of the delay themselves. */
  @InstantColumn({ nullable: true }) delayToldAt: number | null;
  @JsonColumn({ default: () => `'[]'` }) marks: AppointmentMark[];
  @InstantColumn() createdAt: number;
}
