import type { Channel, InboundContact } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** Why something that came in is set aside for people, and what they can do. Plain sentences. */
export interface ReceiptFault {
  reason: string;
  remedy: string;
}

/** Evidence that something came in: its bytes as they were, when, and what they mean. Written before any 2xx. */
@Entity()
export class Receipt {
  /** Also the id of the contact it becomes. */
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() entryPointId: string;
  @TextColumn() channel: Channel;
  @TextColumn() idempotencyKey: string;
  @InstantColumn() receivedAt: number;
  /** Null where they are many: then they lie in the store under their digest. */
  @Column({ type: 'bytea', select: false, nullable: true }) raw: Buffer | null;
  /** SHA-256 in hexadecimal. */
  @TextColumn({ nullable: true }) digest: string | null;
  @TextColumn() contentType: string;
  /** Null while unread or quarantined. */
  @JsonColumn({ nullable: true }) contact: InboundContact | null;
  /** Given out at once; becomes the reference of the enquiry it opens. */
  @TextColumn() reference: string;
  /** `unread`: kept, and not yet known what it means. `received`: known, and waiting to be routed. */
  @TextColumn() state: 'unread' | 'received' | 'routed' | 'quarantined';
  @JsonColumn({ nullable: true }) fault: ReceiptFault | null;
  /** While unread, what its reader needs beside the bytes. */
  @JsonColumn({ nullable: true }) unread: Readonly<Record<string, unknown>> | null;
  /** How often somebody began to read it. */
  @Column({ type: 'integer', default: 0 }) readAttempts: number;
  /** While somebody reads it, until when they may. */
  @InstantColumn({ nullable: true }) readUntil: number | null;
}

/** Where a listener stands in a source, and which process listens. */
@Entity()
export class SourceCursor {
  @PrimaryColumn('text') source: string;
  @TextColumn({ nullable: true }) cursor: string | null;
  @UuidColumn({ nullable: true }) leaseHolder: string | null;
  @InstantColumn({ nullable: true }) leaseUntil: number | null;
  @TextColumn({ default: 'ok' }) state: 'ok' | 'trouble';
  @TextColumn({ default: '' }) detail: string;
  @InstantColumn({ nullable: true }) seenAt: number | null;
  /** When it was told that it gives no sign of life. */
  @InstantColumn({ nullable: true }) toldLateAt: number | null;
}
