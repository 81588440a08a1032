import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** A letter found in a scanned file. */
interface FoundLetter {
  firstPage: number;
  lastPage: number;
  tokens: string[];
}

/** A letter of it that is in the queue. */
interface TakenLetter {
  reference: string;
  contactId: string;
  duplicate: boolean;
}

/** A file of scanned pages that staff brought; once its letters are in the queue it is kept there. */
@Entity()
export class ScanFile {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() byId: string;
  @TextColumn() name: string;
  /** Empty once its letters carry it; null where the store has it. */
  @Column({ type: 'bytea', nullable: true, select: false }) content: Buffer | null;
  /** Under which the store has it, where it is large. */
  @TextColumn({ nullable: true }) digest: string | null;
  @Column({ type: 'integer' }) size: number;
  @Column({ type: 'integer' }) pages: number;
  /** Sheets that belong to no letter, by page from 1. */
  @JsonColumn() separators: number[];
  /** As the separators cut it. */
  @JsonColumn() letters: FoundLetter[];
  @InstantColumn() at: number;
  /** Null until its letters are in the queue. */
  @JsonColumn({ nullable: true }) taken: TakenLetter[] | null;
}
