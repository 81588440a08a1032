import type { SetUpKind } from '@frontdoor/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** Somebody added, changed or took away something that the organisation is set up with. */
@Entity()
export class SetUpChange {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn() kind: SetUpKind;
  /** By what it is known: a code, a short name. */
  @TextColumn() subject: string;
  @TextColumn() name: string;
  /** As it was and as it became; null where there was none, or is none any more. */
  @JsonColumn({ nullable: true }) before: object | null;
  @JsonColumn({ nullable: true }) after: object | null;
  @InstantColumn() at: number;
  /** Null: on the command line. */
  @UuidColumn({ nullable: true }) byId: string | null;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  @UuidColumn({ nullable: true }) undoneBy: string | null;
}
