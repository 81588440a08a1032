import type { Scope } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn, WordsColumn } from '../columns.js';

/** A key by which another system asks. Only its hash is kept; a former one counts beside it until `formerUntil`. */
@Entity()
export class ApiKey {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /** Whose it is; what comes in by it arrives at the entry point of that integration. */
  @UuidColumn() integrationId: string;
  @TextColumn() name: string;
  @WordsColumn() scopes: Scope[];
  /** Services that it sees; all where there are none. */
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) serviceIds: string[];
  @Column({ type: 'bytea' }) tokenHash: Buffer;
  @Column({ type: 'bytea', nullable: true }) formerHash: Buffer | null;
  @InstantColumn({ nullable: true }) formerUntil: number | null;
  @InstantColumn() createdAt: number;
  /** To the minute. */
  @InstantColumn({ nullable: true }) usedAt: number | null;
}
