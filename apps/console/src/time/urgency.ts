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
