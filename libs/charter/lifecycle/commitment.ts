import type { CommitmentState } from '@frontdoor/kernel';
import type { Stretch } from '../clock/due-time.js';
import type { OpenedCommitment } from './open-commitments.js';
import type { Unit } from '../pack/pack.js';
import type { EnquiryEvent } from '../words/events.js';

export interface Extension {
  at: number;
  from: number;
  until: number;
  reason: string;
}

/** A commitment as it stands at one instant. Instants are epoch milliseconds UTC. */
export interface Commitment extends OpenedCommitment {
  state: CommitmentState;
  /** Due before any extension or clarification. */
  firstDueAt: number;
  /** Later than `startedAt` when a clarification set the clock back to day 0. */
  countedFrom: number;
  /** When it was met, waived or withdrawn; a missed one can be met late. */
  endedAt?: number;
  /** In words, of one that was withdrawn. */
  withdrawnBecause?: string;
  extensions: Extension[];
  /** The waits for the customer that pushed it. */
  pauses: Stretch[];
  /** Time taken until it was met, in `unit`. */
  taken?: number;
  unit: Unit;
}

/** An event that could not be followed, and why in plain words. */
export interface Refusal {
  event: EnquiryEvent;
  clockId?: string;
  reason: string;
}

export interface Lifecycle {
  /** In the order they opened. */
  commitments: Commitment[];
  refusals: Refusal[];
}
