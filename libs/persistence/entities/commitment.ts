import type { CommitmentState } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, InstantListColumn, TextColumn, UuidColumn, WordsColumn } from '../columns.js';

/** A promise opened on a contact: due when, in which state, and why. */
@Entity()
export class Commitment {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @UuidColumn() contactId: string;
  @TextColumn() promiseId: string;
  /** A promise can have several clocks; unique in its pack. */
  @TextColumn() clockId: string;
  @TextColumn() title: string;
  @TextColumn() state: CommitmentState;
  @InstantColumn() startedAt: number;
  @InstantColumn() dueAt: number;
  @InstantListColumn() atRiskAt: number[];
  /** When it was kept, or when the late response went out. */
  @InstantColumn({ nullable: true }) settledAt: number | null;
  /** The outgoing contact that settled it; taken back when that turns out not to have arrived. */
  @UuidColumn({ nullable: true }) settledBy: string | null;
  @WordsColumn() explanation: string[];
  @Column({ type: 'integer', default: 1 }) revision: number;
}
