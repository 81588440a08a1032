import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

/** How each service stands. Fetched anew now and then even if no live event asks for it: time passes as well. */
export const useServiceLoads = () =>
  useQuery({
    queryKey: keys.serviceLoads,
    queryFn: ({ signal }) => call(api.readServiceLoads, {}, { signal }),
    refetchInterval: 30_000,
  });
