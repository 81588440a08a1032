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
  /** Emptied once its letters carry it. */
  @Column({ type: 'bytea', select: false }) content: Buffer;
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
