import { api, type Channel } from '@frontdoor/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';

const PAGE = 50;

/** What of the queue is wanted; an empty word is no filter. */
export interface QueueQuery {
  view: 'waiting' | 'mine' | 'all';
  service: string;
  channel: Channel | '';
}

/** The queue page by page, most urgent first. Fetched anew now and then even if no live event asks for it. */
export const useQueue = ({ view, service, channel }: QueueQuery) =>
  useInfiniteQuery({
    queryKey: [...keys.queue, 'list', view, service, channel],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(
        api.readQueue,
        {
          query: {
            view,
            limit: PAGE,
            ...(service ? { service } : {}),
            ...(channel ? { channel } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
