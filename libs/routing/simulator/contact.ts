import type { ContactType } from './scenario.js';

/** One contact of a simulated day. Instants are milliseconds after its start. */
export interface Contact {
  number: number;
  typeNumber: number;
  type: ContactType;
  /** When it came into the queue, and in which period it first came. */
  arrivedAt: number;
  period: number;
  handling: number;
  /** How long they wait before they give up. */
  patience: number;
  /** When its promise falls due. */
  dueAt: number;
  /** Random numbers for what they may decide, drawn as they come. */
  chance: { settled: number; ringBack: number; reached: readonly number[] };
  state: 'waiting' | 'with-agent' | 'gone';
  /** Since when it waits, this time. */
  since: number;
  /** They rang off and are rung back in their turn. */
  isRungBack: boolean;
  attempts: number;
  hops: number;
  /** Groups that did not settle it. */
  not: readonly number[];
  /** As of `PresentContact`. */
  ownerGroup?: number;
  notFor?: readonly number[];
  needs?: readonly string[];
  /** Of the rules for whoever waits so many were applied. */
  rulesUsed: number;
  isCounted: boolean;
}

/** From when it counts who else is asked, in milliseconds after the start. */
export const sinceOf = ({
  arrivedAt,
  dueAt,
  type,
}: Contact): { queuedAt: number; promiseDueAt: number | null } => ({
  queuedAt: arrivedAt,
  promiseDueAt: type.isPromised === false ? null : dueAt,
});
