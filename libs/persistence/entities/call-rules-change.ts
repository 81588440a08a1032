import type { CallRules } from '@frontdoor/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, UuidColumn } from '../columns.js';

/** Somebody changed what a service does with its callers. */
@Entity()
export class CallRulesChange {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() serviceId: string;
  /** Null: as the charter has it for all. */
  @JsonColumn({ nullable: true }) rules: CallRules | null;
  @JsonColumn({ nullable: true }) before: CallRules | null;
  /** Null: on the command line. */
  @UuidColumn({ nullable: true }) byId: string | null;
  @InstantColumn() at: number;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  @UuidColumn({ nullable: true }) undoneBy: string | null;
}
