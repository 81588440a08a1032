import type { ServiceRule, ServiceRuleName } from '@frontdoor/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** Somebody changed a rule of a service. */
@Entity()
export class ServiceRuleChange {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() serviceId: string;
  @TextColumn() what: ServiceRuleName;
  @JsonColumn() rule: ServiceRule;
  @JsonColumn() before: ServiceRule;
  /** Null: on the command line. */
  @UuidColumn({ nullable: true }) byId: string | null;
  @InstantColumn() at: number;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  @UuidColumn({ nullable: true }) undoneById: string | null;
}
