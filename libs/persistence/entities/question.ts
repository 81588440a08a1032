import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** Something that has to be known for an enquiry: to be asked, asked, or answered. */
@Entity()
export class Question {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @TextColumn() question: string;
  /** Null until it is known. */
  @TextColumn({ nullable: true }) answer: string | null;
  /** `call`: it was asked while somebody spoke with the customer. */
  @TextColumn() source: 'staff' | 'call';
  @InstantColumn() notedAt: number;
  @UuidColumn() notedById: string;
  /** When the customer was asked; null while it is only noted. */
  @InstantColumn({ nullable: true }) askedAt: number | null;
  /** The message or call in which they were asked. */
  @UuidColumn({ nullable: true }) contactId: string | null;
  @InstantColumn({ nullable: true }) answeredAt: number | null;
  /** Who wrote the answer down. */
  @UuidColumn({ nullable: true }) answeredById: string | null;
}

/** A customer was asked for something that was known, on somebody's word. */
@Entity()
export class AskedAgain {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  /** The message that asks. */
  @UuidColumn() contactId: string;
  @TextColumn() question: string;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
}

/** All that somebody owned went to colleagues while they are away, in one move. */
@Entity()
export class AbsenceHandover {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  /** Who is away. */
  @UuidColumn() agentId: string;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @JsonColumn() moves: { enquiryId: string; toId: string; why: string }[];
  @InstantColumn({ nullable: true }) undoneAt: number | null;
  @UuidColumn({ nullable: true }) undoneById: string | null;
}
