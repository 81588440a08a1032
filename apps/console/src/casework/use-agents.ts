import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';

export const useAgents = () =>
  useQuery({
    queryKey: keys.agents,
    queryFn: ({ signal }) => call(api.listAgents, {}, { signal }),
    select: ({ agents }) => agents,
    refetchInterval: 60_000,
  });
