import type { Channel, IdentifierKind } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** A person or household. */
@Entity()
export class Customer {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn({ nullable: true }) name: string | null;
  @TextColumn() language: string;
  /** How they want to be answered; null where they have not said. */
  @TextColumn({ nullable: true }) preferredChannel: Channel | null;
  /** They need letters in large print. */
  @Column({ type: 'boolean', default: false }) largePrint: boolean;
  @InstantColumn() createdAt: number;
}

/**
 * An address of a customer: email with the case folded, phone in E.164, handle as given. One that they wrote from finds
 * them; one that was only named belongs to the enquiry that it was named in.
 */
@Entity()
export class Identifier {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() customerId: string;
  @TextColumn() kind: IdentifierKind;
  @TextColumn() value: string;
  /** Where it was named; null where the customer wrote from it. */
  @UuidColumn({ nullable: true }) enquiryId: string | null;
  /** The entry point in which an id of another system has its meaning; empty for what has one everywhere. */
  @TextColumn({ default: '' }) scope: string;
  /** Several people or a program write from it: it finds nobody. */
  @Column({ type: 'boolean', default: false }) shared: boolean;
  @InstantColumn() createdAt: number;
}

/** What people said about who is who. What it moved is listed, so that it can be undone. */
@Entity()
export class CustomerChange {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /** `one`: both are one person. `apart`: they are not. `separated`: what came from one address left a customer. */
  @TextColumn() kind: 'one' | 'apart' | 'separated';
  @UuidColumn() fromId: string;
  @UuidColumn() toId: string;
  /** What moved from one to the other. */
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) enquiryIds: string[];
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) identifierIds: string[];
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @UuidColumn({ nullable: true }) undoneById: string | null;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
}

/** An address that wrote on enquiries of a customer who began with another one; found by an upgrade, for a supervisor. */
@Entity()
export class CustomerDoubt {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() customerId: string;
  @TextColumn() kind: IdentifierKind;
  @TextColumn() value: string;
  /** On which it wrote. */
  @Column({ type: 'uuid', array: true }) enquiryIds: string[];
  /** What a supervisor decided; null while open. */
  @UuidColumn({ nullable: true }) changeId: string | null;
}
