import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export const useEnquiry = (id: string) =>
  useQuery({
    queryKey: keys.enquiry(id),
    queryFn: ({ signal }) => call(api.readEnquiry, { params: { id } }, { signal }),
    refetchInterval: 60_000,
  });
