import { api } from '@frontdoor/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { paramsOf, type SearchView } from './view.js';

const PAGE = 50;

/** Enquiries page by page. An answer to something that is no longer sought is dropped. */
export const useSearch = (view: SearchView) => {
  const { words, state, service, owner, kind, channel, from, until } = view;
  return useInfiniteQuery({
    queryKey: [...keys.search, paramsOf(view).toString()],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(
        api.searchEnquiries,
        {
          body: {
            ...{ search: words, state, limit: PAGE },
            ...(service && { service }),
            ...(owner && { owner }),
            ...(kind && { kind }),
            ...(channel && { channel }),
            ...(from && { from }),
            ...(until && { until }),
            ...(pageParam && { cursor: pageParam }),
          },
        },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
};
