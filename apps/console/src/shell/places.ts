import { api, type Me, visitChannel } from '@frontdoor/contracts';
import { mayUse } from '../session/me.js';
import type { IconName } from '../ui/icon.js';
import { setUpParts } from '../casework/set-up-parts.js';

export interface Place {
  path: string;
  label: string;
  icon: IconName;
  /** The letter that goes there after `g`. */
  letter: string;
  /** What the list of shortcuts says of it. */
  description: string;
  /** Pages within it that the command palette leads to as well. */
  parts?: readonly { path: string; label: string }[];
}

interface Known extends Place {
  /** Only for those whom this lets in: a place where somebody could do nothing is not theirs. */
  isFor?: (me: Me) => boolean;
}

const oversees = (me: Me) => mayUse(me, api.readServiceLoads);

const RECEPTION = {
  path: '/reception',
  label: 'Reception',
  icon: 'visit',
  letter: 'v',
  description: 'Go to the visitors at reception',
} as const;

/** Somewhere where visitors come. */
const hasDesk = (me: Me) => me.organisation.desks.includes(visitChannel);

/** The screens, in the order of the rail: the first four stand in the bar of a phone. */
const places: readonly Known[] = [
  {
    ...RECEPTION,
    isFor: (me) => me.roles.includes('reception') && hasDesk(me),
  },
  {
    path: '/new-contact',
    label: 'New contact',
    icon: 'note',
    letter: 'n',
    description: 'Go to a new contact',
    // Everybody else has it in the top bar.
    isFor: (me) => me.roles.includes('reception'),
  },
  {
    path: '/post',
    label: 'Post',
    icon: 'post',
    letter: 'm',
    description: 'Go to the post: letters and faxes that were scanned',
    // Others have it further down.
    isFor: (me) => me.roles.includes('reception'),
  },
  {
    path: '/',
    label: 'Overview',
    icon: 'overview',
    letter: 'o',
    description: 'Go to the overview',
    isFor: oversees,
  },
  { path: '/queue', label: 'Queue', icon: 'queue', letter: 'q', description: 'Go to the queue' },
  { path: '/promises', label: 'Promises', icon: 'promises', letter: 'p', description: 'Go to the promises' },
  { path: '/search', label: 'Search', icon: 'search', letter: 's', description: 'Go to search' },
  { path: '/agents', label: 'Agents', icon: 'agents', letter: 'a', description: 'Go to the agents' },
  {
    path: '/shifts',
    label: 'Shifts',
    icon: 'clock',
    letter: 'h',
    description: 'Go to the shifts: who is on when',
  },
  {
    path: '/post',
    label: 'Post',
    icon: 'post',
    letter: 'm',
    description: 'Go to the post: letters and faxes that were scanned',
    isFor: (me) => !me.roles.includes('reception') && mayUse(me, api.uploadScan),
  },
  {
    ...RECEPTION,
    isFor: (me) => !me.roles.includes('reception') && hasDesk(me) && mayUse(me, api.listVisitors),
  },
  {
    path: '/incidents',
    label: 'Incidents',
    icon: 'social',
    letter: 'i',
    description: 'Go to the incidents: one thing that many write about',
    isFor: (me) => mayUse(me, api.openIncident),
  },
  {
    path: '/answers',
    label: 'Answers',
    icon: 'question',
    letter: 'f',
    description: 'Go to the answers: what we say about our services',
    isFor: (me) => mayUse(me, api.listAnswers),
  },
  {
    path: '/saved-replies',
    label: 'Replies',
    icon: 'letter',
    letter: 'r',
    description: 'Go to the saved replies',
    isFor: (me) => mayUse(me, api.listSavedReplies),
  },
  {
    path: '/print-queue',
    label: 'Print queue',
    icon: 'fax',
    letter: 'l',
    description: 'Go to the print queue',
    isFor: (me) => mayUse(me, api.listPrintQueue),
  },
  {
    path: '/scoreboard',
    label: 'Scoreboard',
    icon: 'scoreboard',
    letter: 'b',
    description: 'Go to the scoreboard',
    isFor: (me) => mayUse(me, api.readScoreboard),
  },
  {
    path: '/balance',
    label: 'Balance',
    icon: 'balance',
    letter: 'x',
    description: 'Go to the balance: who does what, and what to expect',
    isFor: (me) => mayUse(me, api.applyBalanceChange),
    parts: [{ path: '/what-if', label: 'What if' }],
  },
  {
    path: '/quality',
    label: 'Quality',
    icon: 'note',
    letter: 'j',
    description: 'Go to quality: notes on single contacts',
    isFor: (me) => mayUse(me, api.listOwnQualityNotes),
  },
  {
    path: '/calendars',
    label: 'Calendars',
    icon: 'calendar',
    letter: 'c',
    description: 'Go to the calendars',
    isFor: (me) => mayUse(me, api.previewCalendarChange),
  },
  {
    path: '/audits',
    label: 'Audits',
    icon: 'audits',
    letter: 'd',
    description: 'Go to the audits',
    isFor: (me) => me.organisation.hasAudits && mayUse(me, api.recordAudit),
  },
  {
    path: '/set-up',
    label: 'Set-up',
    icon: 'set-up',
    letter: 'e',
    description: 'Go to how it is set up',
    isFor: (me) => mayUse(me, api.listStaff),
    parts: setUpParts,
  },
  {
    path: '/channels',
    label: 'Channels',
    icon: 'live',
    letter: 'k',
    description: 'Go to the channels',
    isFor: (me) => mayUse(me, api.listChannels),
  },
  {
    path: '/subscribers',
    label: 'Subscribers',
    icon: 'api',
    letter: 'y',
    description: 'Go to the subscribers: other systems that are told of events',
    isFor: (me) => mayUse(me, api.listSubscribers),
  },
  {
    path: '/quarantine',
    label: 'Quarantine',
    icon: 'quarantine',
    letter: 'u',
    description: 'Go to the quarantine',
    isFor: (me) => mayUse(me, api.releaseQuarantined),
  },
  {
    path: '/who-is-who',
    label: 'Who is who',
    icon: 'question',
    letter: 'w',
    description: 'Go to who is who',
    isFor: (me) => mayUse(me, api.listCustomerDoubts),
  },
  {
    path: '/try-it',
    label: 'Try it',
    icon: 'try-it',
    letter: 't',
    description: 'Go to Try it',
    isFor: (me) => me.demonstration,
  },
];

/** The screens of somebody, in order. Permissions are the server’s; this follows them. */
export const placesOf = (me: Me): Place[] => places.filter(({ isFor }) => isFor?.(me) ?? true);
