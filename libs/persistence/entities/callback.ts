import type { AttemptResult, CallbackEnding } from '@frontdoor/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** That a customer is rung back between two instants, as they were told, and how that ended. */
@Entity()
export class Callback {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /** What the customer asked by; its enquiry is that of the callback. */
  @UuidColumn() contactId: string;
  /** Who agreed it and is named for it; null where that is whoever owns the enquiry. */
  @UuidColumn({ nullable: true }) ownerId: string | null;
  /** E.164; null where it is the number of the contact. */
  @TextColumn({ nullable: true }) number: string | null;
  @TextColumn({ nullable: true }) reason: string | null;
  @InstantColumn() fromAt: number;
  @InstantColumn() toAt: number;
  @InstantColumn() agreedAt: number;
  /** After an attempt that failed: not rung again before. */
  @InstantColumn({ nullable: true }) nextAt: number | null;
  @InstantColumn({ nullable: true }) endedAt: number | null;
  @TextColumn({ nullable: true }) endedAs: CallbackEnding | null;
}

/** A call that was made for a callback. */
@Entity()
export class CallbackAttempt {
  @PrimaryColumn('uuid') callbackId: string;
  /** Its contact. */
  @PrimaryColumn('uuid') callId: string;
  @InstantColumn() at: number;
  @TextColumn() result: AttemptResult;
  /** What was written to the customer because nobody answered; null where nothing was. */
  @UuidColumn({ nullable: true }) messageId: string | null;
}
