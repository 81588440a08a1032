import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** A file with a shift plan that somebody took in; it can be taken back as a whole. */
@Entity()
export class ShiftImport {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /** What the file is called. */
  @TextColumn() name: string;
  /** Nobody where it was done on the command line. */
  @UuidColumn({ nullable: true }) byId: string | null;
  @InstantColumn() at: number;
  /** The days that it speaks of, YYYY-MM-DD in the zone of the organisation. */
  @TextColumn() firstDay: string;
  @TextColumn() lastDay: string;
  @Column({ type: 'integer' }) added: number;
  @Column({ type: 'integer' }) changed: number;
  @Column({ type: 'integer' }) gone: number;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  @UuidColumn({ nullable: true }) undoneById: string | null;
}

/** When somebody is planned to work. */
@Entity()
export class Shift {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() agentId: string;
  @InstantColumn() startsAt: number;
  @InstantColumn() endsAt: number;
  @TextColumn({ nullable: true }) team: string | null;
  @TextColumn({ nullable: true }) place: string | null;
  @UuidColumn() importId: string;
  /** The later import that no longer has it; null while it is in force. */
  @UuidColumn({ nullable: true }) endedBy: string | null;
}
