import type { ReadingState, ReadingSuggestion, ReadPage } from '@frontdoor/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** How far the pages of a scanned contact have been read, and what they say. */
@Entity()
export class ContactReading {
  @PrimaryColumn('uuid') contactId: string;
  @TextColumn({ default: 'waiting' }) state: ReadingState;
  @Column({ type: 'integer', default: 0 }) attempts: number;
  /** Why the last try failed, as part of a sentence. */
  @TextColumn({ nullable: true }) problem: string | null;
  /** While it is to be read, when that is tried next; while somebody reads it, until when they may. */
  @Index('contact_reading_due', { where: "state IN ('waiting', 'reading')" })
  @InstantColumn()
  nextAt: number;
  @JsonColumn({ default: () => `'[]'` }) pages: ReadPage[];
  @JsonColumn({ default: () => `'[]'` }) suggestions: ReadingSuggestion[];
  /** What somebody keyed from the picture. */
  @TextColumn({ nullable: true }) keyedText: string | null;
  @UuidColumn({ nullable: true }) keyedBy: string | null;
  @InstantColumn({ nullable: true }) keyedAt: number | null;
}
