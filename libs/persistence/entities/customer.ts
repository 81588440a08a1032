import type { AuthorityKind, Channel, IdentifierKind, Need } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn, WordsColumn } from '../columns.js';

/** A person or household, or an organisation. */
@Entity()
export class Customer {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn({ nullable: true }) name: string | null;
  @TextColumn() language: string;
  /** How they want to be answered; null where they have not said. */
  @TextColumn({ nullable: true }) preferredChannel: Channel | null;
  @TextColumn({ default: 'person' }) kind: 'person' | 'organisation';
  /** What they said for themselves; of several that are one person, what any of them said counts. */
  @WordsColumn() needs: Need[];
  /** What else helps to serve them, in words. */
  @TextColumn({ nullable: true }) needsNote: string | null;
  /** The customer that has what is theirs, as somebody said that both are one; null where they stand by themselves. */
  @UuidColumn({ nullable: true }) mergedIntoId: string | null;
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
  /** Whose it is by itself, whatever was said of two customers since; null where nothing was. */
  @UuidColumn({ nullable: true }) homeId: string | null;
  /** What an agent said of whether it is shared, which the hub does not conclude otherwise; null where nobody did. */
  @Column({ type: 'boolean', nullable: true }) saidShared: boolean | null;
  @InstantColumn() createdAt: number;
}

/** What people said about who is who. What it moved is listed, so that it can be undone. */
@Entity()
export class CustomerChange {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /**
   * `one`: both are one person. `apart`: they are not. `separated`: what came from one address left a customer. `shared`,
   * `own`: several people write from an address, or one alone.
   */
  @TextColumn() kind: 'one' | 'apart' | 'separated' | 'shared' | 'own';
  @UuidColumn() fromId: string;
  @UuidColumn() toId: string;
  /** What moved from one to the other. */
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) enquiryIds: string[];
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) identifierIds: string[];
  /** What suggested it, in words; null where nothing did. */
  @TextColumn({ nullable: true }) evidence: string | null;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @UuidColumn({ nullable: true }) undoneById: string | null;
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  /** Came while both were one, and tells nothing of whose it is: asked about since it was undone. */
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) askedIds: string[];
}

/** Somebody may act for somebody else, as an agent saw it proven. Days are those of the organisation. */
@Entity()
export class CustomerAuthority {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /** Who acts. */
  @UuidColumn() customerId: string;
  /** For whom, where they are a customer; their name stands in `forName`. */
  @UuidColumn({ nullable: true }) forId: string | null;
  @TextColumn() forName: string;
  @TextColumn() kind: AuthorityKind;
  /** What was seen, and where it is kept. */
  @TextColumn() evidence: string;
  /** YYYY-MM-DD, the first day on which it counts. */
  @Column({ type: 'date' }) fromDay: string;
  /** The last; null where it has none. */
  @Column({ type: 'date', nullable: true }) untilDay: string | null;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @UuidColumn({ nullable: true }) endedById: string | null;
  @InstantColumn({ nullable: true }) endedAt: number | null;
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
