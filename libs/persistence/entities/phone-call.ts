import type { CallbackWindow, CallEnding } from '@frontdoor/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, TextColumn, UuidColumn } from '../columns.js';

/** What a caller chose instead of waiting. */
export interface WantedByCaller {
  /** The number to ring, where it is not the one they called from. */
  number?: string;
  /** They were asked to speak after the tone. */
  message?: boolean;
  /** They are to be asked when. */
  later?: boolean;
  /** When; absent: when it is their turn. */
  window?: CallbackWindow;
}

/** What an agent said of a call when it was over. */
export interface CallEnded {
  as: CallEnding;
  summary: string;
  /** What was asked of the customer, and what they answered. */
  asked: { question: string; answer: string }[];
  reason?: string;
}

/** A call that came in or that we make, from its first ring to what was said of it. Its id is that of its contact. */
@Entity()
export class PhoneCall {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() organisationId: string;
  @UuidColumn() entryPointId: string;
  @UuidColumn() serviceId: string;
  @TextColumn({ default: 'in' }) direction: 'in' | 'out';
  /** The provider's id of the customer's telephone; null of a call that we make, until it is answered. */
  @TextColumn({ nullable: true }) providerId: string | null;
  /** What those see who are rung for a call that we make, in E.164; null for the number that was called. */
  @TextColumn({ nullable: true }) callerId: string | null;
  /** E.164; null where it is withheld. */
  @TextColumn({ nullable: true }) number: string | null;
  /** Of its enquiry. */
  @TextColumn() reference: string;
  @TextColumn() state: 'waiting' | 'talking' | 'ended';
  @InstantColumn() beganAt: number;
  /** Of the rules for callers who wait, so many were applied. */
  @Column({ type: 'integer', default: 0 }) rulesUsed: number;
  /** Who has it, or had it. */
  @UuidColumn({ nullable: true }) agentId: string | null;
  @InstantColumn({ nullable: true }) answeredAt: number | null;
  /** Its work was given to whoever answered. */
  @InstantColumn({ nullable: true }) givenAt: number | null;
  /** The customer's telephone was brought to the agent's. */
  @InstantColumn({ nullable: true }) connectedAt: number | null;
  /** The caller's telephone has ended. */
  @InstantColumn({ nullable: true }) callerLeftAt: number | null;
  /** While the customer is held, since when. */
  @InstantColumn({ nullable: true }) heldAt: number | null;
  /** The provider's id of the room. */
  @TextColumn({ nullable: true }) room: string | null;
  @InstantColumn({ nullable: true }) endedAt: number | null;
  @TextColumn({ nullable: true }) endedAs:
    'answered' | 'abandoned' | 'callback' | 'voicemail' | 'told' | 'partner' | 'not-reached' | null;
  /** Hung up before it was hardly heard: counted apart from others that nobody answered. */
  @Column({ type: 'boolean', default: false }) short: boolean;
  @JsonColumn({ nullable: true }) wanted: WantedByCaller | null;
  /** What follows from its end is written down. */
  @InstantColumn({ nullable: true }) settledAt: number | null;
  @JsonColumn({ nullable: true }) outcome: CallEnded | null;
  /** Somebody said how it ended. */
  @InstantColumn({ nullable: true }) closedAt: number | null;
  /** When its provider last told of it, or was asked. */
  @InstantColumn() heardAt: number;
}

/** A telephone that we rang for a call. */
@Entity()
export class CallLeg {
  @PrimaryColumn('uuid') id: string;
  @UuidColumn() callId: string;
  /**
   * `colleague`: asked in by the agent. `guest`: an interpreter or partner. `listener`: a supervisor whom nobody hears.
   * `helper`: one whom the agent alone hears. `customer`: of a call that we make.
   */
  @TextColumn() kind: 'agent' | 'colleague' | 'guest' | 'listener' | 'helper' | 'customer';
  @UuidColumn({ nullable: true }) agentId: string | null;
  @TextColumn({ nullable: true }) number: string | null;
  @TextColumn({ nullable: true }) providerId: string | null;
  @TextColumn() state: 'asked' | 'ringing' | 'answered' | 'joined' | 'ended';
  @InstantColumn() askedAt: number;
  @InstantColumn({ nullable: true }) rangAt: number | null;
  @InstantColumn({ nullable: true }) joinedAt: number | null;
  @InstantColumn({ nullable: true }) endedAt: number | null;
  @TextColumn({ nullable: true }) problem: string | null;
  /** What the provider takes whoever answered for; a guess. */
  @TextColumn({ nullable: true }) answeredBy: 'person' | 'machine' | null;
  /** Words are to be spoken on it, such as a message to an answering machine, and that was spoken to its end. */
  @InstantColumn({ nullable: true }) wordsWantedAt: number | null;
  @InstantColumn({ nullable: true }) wordsSaidAt: number | null;
}
