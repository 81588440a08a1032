import type { ReceptionDeviceKind, VisitNeed } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** Somebody who came to a reception and checked in. What happens to them stands in the ledger of their enquiry. */
@Entity()
export class Visit {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /** The desk they came to. */
  @UuidColumn() entryPointId: string;
  /** Of the check-in: sent again, it is the same visit. */
  @UuidColumn() requestId: string;
  /** Where the organisation is, YYYY-MM-DD. */
  @Column({ type: 'date' }) day: string;
  /** Of the day at its desk, from 1. */
  @Column({ type: 'integer' }) number: number;
  /** As it is called: `A07`. */
  @TextColumn() ticket: string;
  @UuidColumn() serviceId: string;
  @TextColumn({ nullable: true }) name: string | null;
  @TextColumn() purpose: string;
  @Column({ type: 'text', array: true, default: () => `'{}'` }) needs: VisitNeed[];
  @TextColumn() language: string;
  @InstantColumn() arrivedAt: number;
  /** Null until the contact that the visit is has been routed. */
  @UuidColumn({ nullable: true }) contactId: string | null;
  @UuidColumn({ nullable: true }) enquiryId: string | null;
}

/** A tablet or a screen at a reception, which shows what its secret address lets it. */
@Entity()
export class ReceptionDevice {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /** The desk that it stands at. */
  @UuidColumn() entryPointId: string;
  @TextColumn() kind: ReceptionDeviceKind;
  @TextColumn() name: string;
  /** SHA-256 of its token, which is kept nowhere. */
  @Column({ type: 'bytea' }) tokenHash: Buffer;
  @InstantColumn() createdAt: number;
  /** When its page was asked for last, to the minute. */
  @InstantColumn({ nullable: true }) lastSeenAt: number | null;
  @InstantColumn({ nullable: true }) revokedAt: number | null;
}
