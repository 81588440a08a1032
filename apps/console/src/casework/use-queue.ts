import { api, type Channel, type WorkItem } from '@frontdoor/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';

const PAGE = 50;

/** What of the queue is wanted; an empty word is no filter. */
export interface QueueQuery {
  view: 'waiting' | 'later' | 'mine' | 'all';
  service: string;
  channel: Channel | '';
  /** Only what this person is offered or has in hand. */
  agent?: string;
  /** Only what has a promise that falls due within the hour. */
  due?: 'hour' | '';
}

/** The queue page by page, most urgent first. Fetched anew now and then even if no live event asks for it. */
export const useQueue = ({ view, service, channel, agent = '', due = '' }: QueueQuery, isOn = true) =>
  useInfiniteQuery({
    queryKey: [...keys.queue, 'list', view, service, channel, agent, due],
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
            ...(agent ? { agent } : {}),
            ...(due ? { due } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: isOn,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

/** What somebody is offered or has in hand, as far as it can be moved in one go. */
export const useHeldBy = (agent: string, isOn: boolean) =>
  useQuery({
    queryKey: [...keys.queue, 'held by', agent],
    queryFn: ({ signal }) => call(api.readQueue, { query: { view: 'all', agent, limit: 200 } }, { signal }),
    select: ({ items }) => items,
    enabled: isOn,
  });

/** What is offered or assigned to me. */
export const useMine = () =>
  useQuery({
    queryKey: keys.mine,
    queryFn: ({ signal }) => call(api.readQueue, { query: { view: 'mine', limit: 200 } }, { signal }),
    refetchInterval: 30_000,
  });

/** What is offered to me, the offer that ends first in front. */
export const useMyOffers = (): WorkItem[] =>
  (useMine().data?.items ?? [])
    .filter(({ state, offerExpiresAt }) => state === 'offered' && offerExpiresAt !== null)
    .toSorted((a, b) => Date.parse(a.offerExpiresAt ?? '') - Date.parse(b.offerExpiresAt ?? ''));
