import { type AnswerOf, type Endpoint } from '@frontdoor/contracts';
import { type QueryKey, useQuery } from '@tanstack/react-query';
import { call, type Input } from '../../api/client.js';

/** One of the things that the organisation is set up with. */
export const useSetUp = <E extends Endpoint>(endpoint: E, queryKey: QueryKey) =>
  useQuery<AnswerOf<E>>({
    queryKey,
    queryFn: ({ signal }) => call(endpoint, {} as Input<E>, { signal }),
    refetchInterval: 60_000,
  });
