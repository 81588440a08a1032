import type { LiveEvent } from '@frontdoor/contracts';
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
    case 'presence':
      return [keys.agents, keys.session];
    case 'quarantine':
      return [keys.quarantine];
    case 'reset':
      return null;
    case 'heartbeat':
      return [];
  }
};
