import type { Channel, Presence, Role } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn, WordsColumn } from '../columns.js';

/** A person who logs in. `load` is the weight of the work offered or assigned, kept in the same transactions. */
@Entity()
export class Agent {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() teamId: string;
  @TextColumn() name: string;
  @TextColumn() email: string;
  @TextColumn() passwordHash: string;
  @WordsColumn() roles: Role[];
  @Column({ type: 'uuid', array: true, default: () => `'{}'` }) serviceIds: string[];
  /** How well they know a service, 1 to 5, by its id; 3 for those not named. */
  @JsonColumn({ default: () => `'{}'` }) levels: Record<string, number>;
  @WordsColumn() languages: string[];
  @WordsColumn() channels: Channel[];
  @Column({ type: 'integer' }) capacity: number;
  @Column({ type: 'integer', default: 0 }) load: number;
  @TextColumn({ default: 'offline' }) presence: Presence;
  @InstantColumn() presenceAt: number;
  /** The visit or appointment that they are busy with; null where they said themselves that they are, or are not. */
  @UuidColumn({ nullable: true }) busyWith: string | null;
  /** They take work again then, if nobody said before that it is over. */
  @InstantColumn({ nullable: true }) busyUntil: number | null;
  @InstantColumn({ nullable: true }) lastAssignedAt: number | null;
  /** Offers in a row that they refused or did not answer. */
  @Column({ type: 'integer', default: 0 }) missedOffers: number;
  /** Rings when this agent calls a customer. */
  @TextColumn({ nullable: true }) phone: string | null;
  /** When a browser of theirs last said that it takes calls. */
  @InstantColumn({ nullable: true }) softphoneAt: number | null;
  @Column({ type: 'boolean', default: true }) active: boolean;
  /** While away: what customers who write to this agent are told (CITY-E3). */
  @JsonColumn({ nullable: true }) absence: Absence | null;
}

export interface Absence {
  urgentContact: string;
  /** YYYY-MM-DD, in the zone of the organisation. */
  returnDate: string;
}

/** A log-in. Only the hash of its cookie is kept. */
@Entity()
export class Session {
  @PrimaryColumn({ type: 'bytea' }) tokenHash: Buffer;
  @UuidColumn() agentId: string;
  @TextColumn() csrfToken: string;
  @InstantColumn() createdAt: number;
  @InstantColumn() seenAt: number;
  @InstantColumn() expiresAt: number;
}

/** Failed log-ins per account and per address, to slow down guessing. */
@Entity()
export class LoginThrottle {
  @PrimaryColumn('text') key: string;
  @Column({ type: 'integer' }) failures: number;
  @InstantColumn() blockedUntil: number;
}
