import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';

/** What is offered or assigned to me. */
export const useMine = () =>
  useQuery({
    queryKey: keys.mine,
    queryFn: ({ signal }) => call(api.readQueue, { query: { view: 'mine', limit: 200 } }, { signal }),
    refetchInterval: 30_000,
  });
