import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';

/** One's own views of the queue and of the search, by name. */
export const useSavedViews = () =>
  useQuery({
    queryKey: keys.savedViews,
    queryFn: ({ signal }) => call(api.listSavedViews, {}, { signal }),
    select: ({ views }) => views,
  });

export const pathOf = { queue: '/queue', search: '/search' } as const;
