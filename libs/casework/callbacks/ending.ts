import type { AttemptResult, CallbackEnding, CallOutcome } from '@frontdoor/contracts';

/**
 * How a callback ended whose customer was reached. Reached before the agreed time, because they could be rung earlier, it is
 * kept as well. Epoch milliseconds.
 */
export const endingOf = (
  { toAt }: { toAt: number },
  reachedAt: number,
): CallbackEnding & ('kept' | 'late') => (reachedAt <= toAt ? 'kept' : 'late');

type Missed = Exclude<CallOutcome, 'reached'>;

const RESULTS: Readonly<Record<Missed, Exclude<AttemptResult, 'answered'>>> = {
  'message-left': 'message-left',
  'wrong-person': 'wrong-number',
  'no-answer': 'no-answer',
};

/** What an attempt came to that did not reach the customer, from what its agent says of the call. */
export const resultOf = (outcome: Missed): Exclude<AttemptResult, 'answered'> => RESULTS[outcome];

const SENTENCES: Readonly<Record<AttemptResult, string>> = {
  answered: 'the customer answered',
  'no-answer': 'nobody answered',
  'message-left': 'a message was left',
  'wrong-number': 'somebody else answered',
  engaged: 'the line was engaged',
};

export const sayResult = (result: AttemptResult): string => SENTENCES[result];

/** Nobody there heard of it: a message is written, where one can be. */
export const wasUnheard = (result: AttemptResult): boolean => result === 'no-answer' || result === 'engaged';
