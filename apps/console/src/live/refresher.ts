import type { LiveEvent } from '@frontdoor/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';

type Key = readonly string[];

/** What a live event makes out of date; null when it makes everything so. */
export const staleAfter = ({ topic, id }: Pick<LiveEvent, 'topic' | 'id'>): readonly Key[] | null => {
  switch (topic) {
    case 'queue':
    case 'offer':
      return [keys.queue];
    case 'alarm':
      return [keys.queue, id ? keys.enquiry(id) : keys.enquiries];
    case 'work-item':
      return [keys.queue, keys.enquiries];
    case 'enquiry':
      return [id ? keys.enquiry(id) : keys.enquiries, keys.search, keys.promises];
    case 'outbox':
      return [keys.inbox, keys.enquiries];
    case 'call':
      return [keys.calls, keys.queue];
    case 'presence':
      return [keys.agents, keys.session];
    case 'attention':
      return id ? [keys.attention(id)] : [];
    case 'mention':
      return [keys.mentions];
    case 'quarantine':
      return [keys.quarantine];
    case 'channel':
      return [keys.channels];
    case 'quality':
      return [keys.quality];
    case 'answers':
      return [keys.answers];
    case 'subscribers':
      return [keys.subscribers];
    case 'left-alone':
      return [keys.queue, id ? keys.enquiry(id) : keys.enquiries];
    case 'reset':
      return null;
    case 'heartbeat':
      return [];
  }
};

const GATHER_MS = 150;

/** Gathers live events for a moment, then fetches again what they made out of date, each thing once. */
export const makeRefresher = (client: QueryClient) => {
  const stale = new Map<string, readonly string[]>();
  let all = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    timer = undefined;
    const queryKeys = [...stale.values()];
    if (all) void client.invalidateQueries();
    else for (const queryKey of queryKeys) void client.invalidateQueries({ queryKey });
    stale.clear();
    all = false;
  };
  return {
    take(event: LiveEvent) {
      const after = staleAfter(event);
      if (after === null) all = true;
      for (const key of after ?? []) stale.set(key.join(' '), key);
      if (all || stale.size > 0) timer ??= setTimeout(refresh, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
};
