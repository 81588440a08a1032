import type { Fault } from '../core/index.js';
import type { FormToken } from './form-token.js';

/**
 * A field that nobody is shown, no screen reader reads out and no browser fills in: only a program that fills in whatever
 * it finds writes there.
 */
export const UNSEEN_FIELD = 'website';

/**
 * How long a form has to wait that was filled in sooner than anybody can, in milliseconds. Whoever sent it waits and is told
 * nothing; a program pays with its time.
 */
export const tooSoon = ({ issued }: Pick<FormToken, 'issued'>, now: number, leastMs: number): number =>
  Math.min(Math.max(issued + leastMs - now, 0), leastMs);

/** Why a form may be of a program. It is kept all the same, where people can put it in the queue. */
export function signOfProgram(fields: URLSearchParams): Fault | undefined {
  if (!fields.get(UNSEEN_FIELD)) return undefined;
  return {
    reason: 'A program may have sent it: a field of the form that people do not see is filled in',
    remedy: 'Read it. Put it in the queue if a person may have written it, otherwise leave it here',
  };
}
