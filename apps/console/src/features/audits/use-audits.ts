import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export const useAudits = () =>
  useQuery({
    queryKey: keys.audits,
    queryFn: ({ signal }) => call(api.readAudits, {}, { signal }),
    refetchInterval: 60_000,
  });
