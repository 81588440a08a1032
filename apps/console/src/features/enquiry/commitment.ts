import type { Commitment } from '@frontdoor/contracts';
import { urgencyOf } from '../../time/urgency.js';

export type Standing =
  | 'safe'
  | 'at-risk'
  | 'missed'
  | 'met-late'
  | 'paused'
  | 'kept'
  | 'kept-by-later-date'
  | 'waived'
  | 'withdrawn'
  | 'lapsed';

/** How a promise stands at an instant (milliseconds since the epoch); a running one may be over before the hub says so. */
export const standingOf = (commitment: Commitment, now: number): Standing => {
  const { state, settledAt } = commitment;
  switch (state) {
    case 'running': {
      const urgency = urgencyOf(commitment, now);
      return urgency === 'on-track' ? 'safe' : urgency;
    }
    case 'missed':
      return settledAt === null ? 'missed' : 'met-late';
    case 'extended':
      return 'kept-by-later-date';
    case 'paused':
    case 'kept':
    case 'waived':
    case 'withdrawn':
    case 'lapsed':
      return state;
  }
};

/** Whether something can still be done for it. */
export const isOpen = ({ state, settledAt }: Pick<Commitment, 'state' | 'settledAt'>): boolean =>
  settledAt === null && (state === 'running' || state === 'paused' || state === 'missed');

/** What is still open first, in the order it falls due; then what is settled, the latest first. */
export const byUrgency = (a: Commitment, b: Commitment): number => {
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  const order = Date.parse(a.dueAt) - Date.parse(b.dueAt);
  return isOpen(a) ? order : -order;
};

/** The way from the start of a promise to its due time, in shares from 0 to 1. */
interface TimeBarShares {
  gone: number;
  /** Where the promise begins to be at risk. */
  marks: number[];
}

/** Shares for the picture of a promise that runs from its start to its due time. */
export const timeBarShares = (
  { startedAt, dueAt, atRiskAt }: Pick<Commitment, 'startedAt' | 'dueAt' | 'atRiskAt'>,
  now: number,
): TimeBarShares => {
  const start = Date.parse(startedAt);
  const length = Math.max(1, Date.parse(dueAt) - start);
  const share = (at: number) => Math.min(1, Math.max(0, (at - start) / length));
  const marks = atRiskAt.map((at) => share(Date.parse(at))).filter((mark) => mark > 0 && mark < 1);
  return { gone: share(now), marks };
};

/** A time in the unit of its promise: `3.5 working hours`, `1 working day`, `less than 0.1 working days`. */
export const takenWords = (taken: number, unit: string): string => {
  const rounded = Math.round(taken * 10) / 10;
  const words = unit.replace('statutory-', '').replaceAll('-', ' ');
  if (taken > 0 && rounded === 0) return `less than 0.1 ${words}`;
  return `${rounded} ${rounded === 1 ? words.replace(/s$/, '') : words}`;
};
