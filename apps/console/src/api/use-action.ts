import type { AnswerOf, Endpoint } from '@frontdoor/contracts';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { notify } from '../state/notices.js';
import { type ApiError, asApiError } from './api-error.js';
import { call, type Input } from './client.js';

interface Options<E> {
  /** What to fetch again afterwards, also after a refusal: the refusal shows that the screen was out of date. */
  refresh?: readonly QueryKey[];
  onDone?: (answer: AnswerOf<E>, input: Input<E>) => void;
  /** What a refusal says besides what to do about it. */
  explain?: (error: ApiError) => string | undefined;
  /** What is asked for of the same thing goes one after the other, in the order in which it was pressed. */
  inTurn?: string;
}

/** An unsafe call behind a button: says what went wrong and what to do, and brings the screen up to date. */
export const useAction = <E extends Endpoint>(
  endpoint: E,
  { refresh = [], onDone, explain, inTurn }: Options<E> = {},
) => {
  const client = useQueryClient();
  return useMutation({
    ...(inTurn !== undefined && { scope: { id: inTurn } }),
    mutationFn: (input: Input<E>) => call(endpoint, input),
    onSuccess: (answer, input) => onDone?.(answer, input),
    onError: (error) => {
      const known = asApiError(error);
      const explained = explain?.(known);
      notify({
        tone: 'bad',
        title: known.message,
        text: explained ? `${explained} ${known.remedy}` : known.remedy,
      });
    },
    onSettled: () => {
      for (const queryKey of refresh) void client.invalidateQueries({ queryKey });
    },
  });
};
