import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** What a virus scanner found in a file of a contact. */
@Entity()
export class FileScan {
  /** The contact, or the edit of one, that has the file. */
  @PrimaryColumn('uuid') holderId: string;
  @PrimaryColumn('integer') index: number;
  @UuidColumn() contactId: string;
  /** `failed`: it could not be scanned, and is tried again. */
  @TextColumn({ default: 'waiting' }) state: 'waiting' | 'clean' | 'infected' | 'failed';
  /** The name of what was found, or why it could not be scanned. */
  @TextColumn({ nullable: true }) finding: string | null;
  @Column({ type: 'integer', default: 0 }) attempts: number;
  /** While it is to be scanned, when that is tried next. */
  @Index('file_scan_due', { where: "state IN ('waiting', 'failed')" })
  @InstantColumn()
  nextAt: number;
}
