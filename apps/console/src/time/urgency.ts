import type { TimeLeft } from '@frontdoor/contracts';
import { span } from './span.js';

type Urgency = 'on-track' | 'at-risk' | 'missed';

/** How a promise stands at an instant (milliseconds since the epoch). */
export const urgencyOf = (promise: { dueAt: string; atRiskAt: readonly string[] }, now: number): Urgency => {
  if (now >= Date.parse(promise.dueAt)) return 'missed';
  return promise.atRiskAt.some((at) => now >= Date.parse(at)) ? 'at-risk' : 'on-track';
};

/** `due in 3 h 12 min`, `due now`, `2 h over`. */
export const countdown = (dueAt: string, now: number): string => {
  const left = Date.parse(dueAt) - now;
  if (left >= 1000) return `due in ${span(left)}`;
  return left > -1000 ? 'due now' : `${span(left)} over`;
};

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;

/** What is left in the unit that the charter gave it in: `3½ working hours left`, `2 working days left`. */
export const leftInWords = (left: TimeLeft, now: number): string | null => {
  if (left === null) return null;
  const stretches = left.stretches.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  if (left.unit === 'working-days') {
    // Today does not count: a promise of tomorrow has one day left until the last minute of this one.
    const days = stretches.filter(({ from }) => from > now).length;
    return days > 0 ? `${days} working ${days === 1 ? 'day' : 'days'} left` : null;
  }
  const open = stretches.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, now)), 0);
  // In halves of an hour, never more than there is: the time of day beside it is exact.
  const halves = Math.floor(open / HALF_HOUR);
  if (halves >= 2)
    return `${Math.floor(halves / 2)}${halves % 2 === 1 ? '½' : ''} working ${halves === 2 ? 'hour' : 'hours'} left`;
  const minutes = Math.floor(open / MINUTE);
  return minutes > 0 ? `${minutes} working ${minutes === 1 ? 'minute' : 'minutes'} left` : null;
};
