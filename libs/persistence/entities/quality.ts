import type { QualityMark } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn, WordsColumn } from '../columns.js';

/** What an organisation looks at in a contact; the newest counts. */
@Entity()
export class QualityCriteria {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @WordsColumn() questions: string[];
}

/** What was drawn at random, and from what: whoever draws again with its seed gets the same. */
@Entity()
export class QualitySample {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  /** The Monday of the week, YYYY-MM-DD where the organisation is. */
  @Column({ type: 'date' }) week: string;
  /** Whose contacts; null for those of a service. */
  @UuidColumn({ nullable: true }) agentId: string | null;
  @UuidColumn({ nullable: true }) serviceId: string | null;
  @Column({ type: 'integer' }) wanted: number;
  @TextColumn() seed: string;
  /** Contacts, in the order of their ids. */
  @Column({ type: 'uuid', array: true }) candidates: string[];
  @Column({ type: 'uuid', array: true }) drawn: string[];
}

/** A contact that was drawn, and what a supervisor wrote of it. Erased with its contact. */
@Entity()
export class QualityNote {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() sampleId: string;
  @UuidColumn() contactId: string;
  /** Whose contact it is. */
  @UuidColumn() agentId: string;
  @InstantColumn() drawnAt: number;
  /** From 1 once it is written. */
  @Column({ type: 'integer', default: 0 }) version: number;
  @UuidColumn({ nullable: true }) byId: string | null;
  @InstantColumn({ nullable: true }) writtenAt: number | null;
  @JsonColumn({ default: () => `'[]'` }) marks: QualityMark[];
  @TextColumn({ default: '' }) words: string;
  /** The agent has read it as it stands. */
  @InstantColumn({ nullable: true }) seenAt: number | null;
  @TextColumn({ nullable: true }) answer: string | null;
  @InstantColumn({ nullable: true }) answeredAt: number | null;
}

/** Who did what with a note, and how it stood then. */
@Entity()
export class QualityStep {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) position: string;
  @UuidColumn() noteId: string;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @TextColumn() what: 'opened' | 'written' | 'changed' | 'seen' | 'answered';
  @JsonColumn({ nullable: true }) content:
    { marks: QualityMark[]; words: string } | { answer: string } | null;
}
