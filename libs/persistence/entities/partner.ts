import type { PartnerKind } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** Another organisation that enquiries are handed to. */
@Entity()
export class Partner {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @TextColumn() slug: string;
  @TextColumn() name: string;
  @TextColumn() kind: PartnerKind;
  /** Of its Open311 endpoint, with a slash at the end; or its email address. */
  @TextColumn() address: string;
  /** Its `api_key`, sealed with the secret of this installation; null where it wants none. */
  @Column({ type: 'bytea', nullable: true }) sealedKey: Buffer | null;
  @TextColumn({ nullable: true }) jurisdiction: string | null;
  /** The service_code under which it takes what we hand over. */
  @TextColumn({ nullable: true }) serviceCode: string | null;
  /** When it was asked for news the last time that it answered. */
  @InstantColumn({ nullable: true }) askedAt: number | null;
  /** It is not asked before. */
  @InstantColumn({ nullable: true }) nextAskAt: number | null;
  /** It answers only about single requests, not with a list of updates. */
  @Column({ type: 'boolean', default: false }) withoutUpdates: boolean;
  /** Why it cannot be reached, and since when; null while it can. */
  @TextColumn({ nullable: true }) trouble: string | null;
  @InstantColumn({ nullable: true }) troubleSince: number | null;
  @InstantColumn({ nullable: true }) removedAt: number | null;
}

/** What a partner is told with an enquiry. */
export interface HandedWords {
  subject: string;
  text: string;
  /** Absent where the customer is not to be named there. */
  customer?: { name?: string; email?: string; phone?: string };
  latitude?: number;
  longitude?: number;
  address?: string;
  /** Files of what the customer sent, by contact and index. */
  files: { contactId: string; index: number }[];
}

/** An enquiry that was handed to a partner; its promises stay ours. */
@Entity()
export class PartnerHandover {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() enquiryId: string;
  @UuidColumn() partnerId: string;
  @UuidColumn() byId: string;
  @InstantColumn() at: number;
  @JsonColumn() words: HandedWords;
  /** `unknown`: it broke off, and is looked for there before it is sent again. */
  @TextColumn() state: 'waiting' | 'unknown' | 'handed' | 'refused';
  @Column({ type: 'integer', default: 0 }) attempts: number;
  /** Of the next attempt, or of the next look for news; null when there is none. */
  @InstantColumn({ nullable: true }) nextAt: number | null;
  @InstantColumn({ nullable: true }) claimedUntil: number | null;
  /** What the partner calls it, once it has said so. */
  @TextColumn({ nullable: true }) partnerReference: string | null;
  @TextColumn({ nullable: true }) token: string | null;
  /** Its state there, in the partner’s words. */
  @TextColumn({ nullable: true }) partnerState: string | null;
  @TextColumn({ nullable: true }) problem: string | null;
}

/** News of a partner that was taken into the timeline. */
@Entity()
export class PartnerNews {
  @PrimaryColumn('uuid') handoverId: string;
  /** What the partner calls it. */
  @PrimaryColumn('text') newsId: string;
  @InstantColumn() at: number;
}
