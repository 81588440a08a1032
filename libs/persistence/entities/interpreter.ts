import type { InterpreterWay } from '@frontdoor/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, UuidColumn } from '../columns.js';

/** An interpreter whom a customer needs for an enquiry. At most one that has not ended. */
@Entity()
export class Interpreter {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  /** With which it was asked for; null where staff asked. */
  @UuidColumn({ nullable: true }) contactId: string | null;
  /** BCP 47; `bfi` is British Sign Language. */
  @TextColumn() language: string;
  @TextColumn() way: InterpreterWay;
  @TextColumn({ default: '' }) note: string;
  @InstantColumn() askedAt: number;
  /** Null where the customer did. */
  @UuidColumn({ nullable: true }) askedById: string | null;
  @TextColumn() state: 'asked' | 'arranged' | 'ended';
  /** The interpreter, or the agency. */
  @TextColumn({ nullable: true }) arrangedWith: string | null;
  /** By which they are asked into a call, in E.164. */
  @TextColumn({ nullable: true }) arrangedNumber: string | null;
  /** When they are there; null for whenever they are rung. */
  @InstantColumn({ nullable: true }) arrangedFor: number | null;
  @UuidColumn({ nullable: true }) arrangedById: string | null;
  @InstantColumn({ nullable: true }) arrangedAt: number | null;
  @InstantColumn({ nullable: true }) endedAt: number | null;
  @TextColumn({ nullable: true }) endedBecause: string | null;
}
