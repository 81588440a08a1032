import type { Channel, StepMoment } from '@frontdoor/kernel';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** The texts of a charter that was in use here: an enquiry pins its hash and keeps its promises by it. */
@Entity()
export class CharterEdition {
  /** SHA-256 (hex) of both texts. */
  @PrimaryColumn('text') hash: string;
  @TextColumn() packId: string;
  @TextColumn() version: string;
  @TextColumn() charter: string;
  @TextColumn() calendar: string;
  @InstantColumn() seenAt: number;
}

/** What an administrator changed in the calendars of an organisation; undone, never deleted. */
@Entity()
export class CalendarChange {
  /** Grows with every change; programs compare it to know whether what they hold is current. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) revision: string;
  @UuidColumn() id: string;
  @UuidColumn() organisationId: string;
  @TextColumn() kind: 'closure' | 'hours' | 'holidays' | 'undo';
  @JsonColumn() data: object;
  @UuidColumn({ nullable: true }) byId: string | null;
  @InstantColumn() at: number;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  @UuidColumn({ nullable: true }) undoneBy: string | null;
}

/** A step that only a person can do, shown at its moment. Unanswered until the agent says. */
@Entity()
export class StepPrompt {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @TextColumn() promiseId: string;
  @TextColumn() ask: string;
  @TextColumn() moment: StepMoment;
  @UuidColumn() agentId: string;
  @UuidColumn() serviceId: string;
  @UuidColumn() teamId: string;
  @TextColumn() channel: Channel;
  @TextColumn() packVersion: string;
  @InstantColumn() at: number;
  @TextColumn({ nullable: true }) answer: 'confirmed' | 'not-confirmed' | null;
  @InstantColumn({ nullable: true }) answeredAt: number | null;
}

/** What somebody found when checking premises or people against a promise. */
@Entity()
export class AuditResult {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn() promiseId: string;
  /** The check, as the charter words it. */
  @TextColumn() item: string;
  @TextColumn() place: string;
  @TextColumn() result: 'met' | 'partly' | 'not-met';
  @TextColumn() note: string;
  @UuidColumn() byId: string;
  /** YYYY-MM-DD, in the zone of the organisation. */
  @Column({ type: 'date' }) foundOn: string;
  @InstantColumn() recordedAt: number;
  /** Recorded by mistake. */
  @InstantColumn({ nullable: true }) withdrawnAt: number | null;
}
