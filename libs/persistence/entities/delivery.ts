import type { Channel, DeliveryState } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** The way of one outgoing contact to its provider. `message` is what the adapter is given, attempt after attempt. */
@Entity()
export class Delivery {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @UuidColumn() contactId: string;
  @TextColumn() channel: Channel;
  @TextColumn() state: DeliveryState;
  @Column({ type: 'integer', default: 0 }) attempts: number;
  /** While queued: when the sweep puts it in the queue again. */
  @InstantColumn() nextAttemptAt: number;
  /** While sending: when another process may take it that the first one died. */
  @InstantColumn({ nullable: true }) claimedUntil: number | null;
  @InstantColumn({ nullable: true }) attemptedAt: number | null;
  /** Id of the adapter that the latest attempt was made with; what became of it is asked there. */
  @TextColumn({ nullable: true }) adapter: string | null;
  @TextColumn({ nullable: true }) providerId: string | null;
  /** When its provider is asked what became of it, if nothing was heard by then. */
  @InstantColumn({ nullable: true }) askAt: number | null;
  /** When it was sent once more by itself, because its provider said for certain that it never came. */
  @InstantColumn({ nullable: true }) againAt: number | null;
  @TextColumn({ nullable: true }) problem: string | null;
  /** Where its state is what a person says, because nobody knew: what they said. */
  @TextColumn({ nullable: true }) said: 'arrived' | 'not-arrived' | null;
  @JsonColumn() message: object;
  @InstantColumn() createdAt: number;
  /** When the provider took it. */
  @InstantColumn({ nullable: true }) sentAt: number | null;
  @InstantColumn() updatedAt: number;
}

/** A job born in the transaction that causes it; the relay hands it to BullMQ after the commit. */
@Entity()
export class JobOutbox {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: string;
  @TextColumn() name: string;
  @JsonColumn() data: object;
}

/** What happened to what, for consoles. Read in the order of (tx, position), up to the oldest open transaction. */
@Entity()
export class LiveEventRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) position: string;
  @UuidColumn() organisationId: string;
  @TextColumn() topic: string;
  @UuidColumn({ nullable: true }) subjectId: string | null;
  @UuidColumn({ nullable: true }) agentId: string | null;
  @TextColumn({ nullable: true }) text: string | null;
  @InstantColumn() at: number;
}
