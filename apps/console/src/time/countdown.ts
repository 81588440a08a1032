import { span } from './span.js';

/** `due in 3 h 12 min`, `due now`, `2 h over`. */
export const countdown = (dueAt: string, now: number): string => {
  const left = Date.parse(dueAt) - now;
  if (left >= 1000) return `due in ${span(left)}`;
  return left > -1000 ? 'due now' : `${span(left)} over`;
};
