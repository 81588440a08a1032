import type { IdentifierKind } from '@frontdoor/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** A person or household. */
@Entity()
export class Customer {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn({ nullable: true }) name: string | null;
  @TextColumn() language: string;
  @InstantColumn() createdAt: number;
}

/** An address of a customer: email with the case folded, phone in E.164, handle as given. */
@Entity()
export class Identifier {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() customerId: string;
  @TextColumn() kind: IdentifierKind;
  @TextColumn() value: string;
  @InstantColumn() createdAt: number;
}
