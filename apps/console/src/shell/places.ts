import { api, type Me } from '@frontdoor/contracts';
import { mayUse } from '../api/may-use.js';
import type { IconName } from '../ui/icon-paths.js';

interface Place {
  path: string;
  label: string;
  icon: IconName;
}

/** The screens this person can go to, in the order of the rail. */
export const placesOf = (me: Me): Place[] => [
  { path: '/', label: 'Queue', icon: 'queue' },
  { path: '/promises', label: 'Promises', icon: 'promises' },
  { path: '/search', label: 'Search', icon: 'search' },
  { path: '/agents', label: 'Agents', icon: 'agents' },
  ...(mayUse(me, api.readScoreboard)
    ? [{ path: '/scoreboard', label: 'Scoreboard', icon: 'scoreboard' } as const]
    : []),
  { path: '/calendars', label: 'Calendars', icon: 'calendar' },
  { path: '/audits', label: 'Audits', icon: 'audits' },
  ...(mayUse(me, api.listQuarantine)
    ? [{ path: '/quarantine', label: 'Quarantine', icon: 'quarantine' } as const]
    : []),
  ...(me.demonstration ? [{ path: '/try-it', label: 'Try it', icon: 'try-it' } as const] : []),
];
