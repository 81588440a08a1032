import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** Contacts that came to an entry point within an hour, counted over again while it lasts and for a while after it. */
@Entity()
export class EntryPointHour {
  @PrimaryColumn('uuid') entryPointId: string;
  @PrimaryColumn({
    type: 'timestamptz',
    precision: 3,
  })
  hour: Date;
  @Column({ type: 'integer' }) count: number;
}

/** How it is with an entry point. */
@Entity()
export class EntryPointWatch {
  @PrimaryColumn('uuid') entryPointId: string;
  /** When the first contact came that is counted: before, nothing is known of what is usual. */
  @InstantColumn() countedSince: number;
  @InstantColumn({ nullable: true }) lastAt: number | null;
  /** When the last contact came before a silence that is longer than usual; null while there is none. */
  @InstantColumn({ nullable: true }) silentSince: number | null;
  /** Contacts that usually come in such a time as has gone by since the last. */
  @Column({ type: 'double precision', nullable: true }) expected: number | null;
  @InstantColumn({ nullable: true }) pausedAt: number | null;
  @UuidColumn({ nullable: true }) pausedBy: string | null;
  /** What whoever comes is told meanwhile. */
  @TextColumn({ nullable: true }) pausedWords: string | null;
}

/** When a provider was last asked for its own list of what came in, and what it had that we had not. */
@Entity()
export class Recount {
  @PrimaryColumn('text') adapter: string;
  @InstantColumn() nextAt: number;
  @InstantColumn({ nullable: true }) claimedUntil: number | null;
  /** The list was of what came from here on. */
  @InstantColumn({ nullable: true }) fromAt: number | null;
  @InstantColumn({ nullable: true }) at: number | null;
  @Column({ type: 'integer', nullable: true }) looked: number | null;
  @Column({ type: 'integer', nullable: true }) found: number | null;
  @TextColumn({ nullable: true }) problem: string | null;
}
