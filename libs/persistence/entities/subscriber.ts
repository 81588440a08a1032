import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn, WordsColumn } from '../columns.js';

/**
 * Another system that is told of events. Its signing secrets are sealed with the secret of this installation; a former one
 * counts beside the current until `formerUntil`. Its place in the order of events is kept in columns of their own.
 */
@Entity()
export class Subscriber {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn() name: string;
  @TextColumn() url: string;
  /** Of events, or `promise.*`; all where there are none. */
  @WordsColumn() types: string[];
  /** Services that it is told of; all where there are none. */
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) serviceIds: string[];
  @TextColumn() shape: 'thin' | 'full';
  /** Whether it may be told who somebody is and what they wrote. */
  @Column({ type: 'boolean' }) personalData: boolean;
  @Column({ type: 'bytea' }) sealedSecret: Buffer;
  @Column({ type: 'bytea', nullable: true }) sealedFormerSecret: Buffer | null;
  @InstantColumn({ nullable: true }) formerUntil: number | null;
  /** `paused` by a person; `off` because it was dead for days, or asked for it. */
  @TextColumn() state: 'active' | 'paused' | 'off';
  @InstantColumn() stateAt: number;
  /** What was wrong at the last attempt that failed, or why it is off; null while all is well. */
  @TextColumn({ nullable: true }) problem: string | null;
  /** Attempts in a row at which nothing arrived. */
  @Column({ type: 'integer', default: 0 }) failures: number;
  @InstantColumn({ nullable: true }) failingSince: number | null;
  /** When people were told that it fails; null while they need not be. */
  @InstantColumn({ nullable: true }) alarmedAt: number | null;
  @InstantColumn({ nullable: true }) deliveredAt: number | null;
  @InstantColumn() nextAttemptAt: number;
  @UuidColumn({ nullable: true }) leaseHolder: string | null;
  @InstantColumn({ nullable: true }) leaseUntil: number | null;
  @InstantColumn() createdAt: number;
}

/** One attempt to tell a subscriber of an event, and what it answered. */
@Entity()
export class EventAttempt {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() subscriberId: string;
  @UuidColumn() eventId: string;
  @TextColumn() type: string;
  @InstantColumn() at: number;
  /** How long the answer took. */
  @Column({ type: 'integer' }) ms: number;
  /** Null where it did not answer. */
  @Column({ type: 'integer', nullable: true }) status: number | null;
  @Column({ type: 'boolean' }) ok: boolean;
  @TextColumn({ nullable: true }) problem: string | null;
  /** The beginning of its answer. */
  @TextColumn({ nullable: true }) answer: string | null;
}
