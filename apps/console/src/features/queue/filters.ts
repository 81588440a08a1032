import { channel } from '@frontdoor/contracts';
import type { QueueQuery } from '../../casework/use-queue.js';

export const views = ['waiting', 'mine', 'all'] as const satisfies readonly QueueQuery['view'][];

/** Reads the filters out of the address, so that a filtered queue can be bookmarked. */
export const filtersOf = (search: URLSearchParams): QueueQuery => {
  const view = views.find((name) => name === search.get('view'));
  return {
    view: view ?? 'waiting',
    service: search.get('service') ?? '',
    channel: channel.safeParse(search.get('channel')).data ?? '',
    agent: search.get('agent') ?? '',
    due: search.get('due') === 'hour' ? 'hour' : '',
  };
};

export const searchOf = ({
  view,
  service,
  channel: chosen,
  agent = '',
  due = '',
}: QueueQuery): URLSearchParams => {
  const search = new URLSearchParams();
  if (view !== 'waiting') search.set('view', view);
  if (service !== '') search.set('service', service);
  if (chosen !== '') search.set('channel', chosen);
  if (agent !== '') search.set('agent', agent);
  if (due !== '') search.set('due', due);
  return search;
};
