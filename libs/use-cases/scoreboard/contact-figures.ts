import { type Channel, CHANNELS, type Scoreboard } from '@frontdoor/contracts';
import {
  countAnsweredCalls,
  countCallbacks,
  countContacts,
  countFirstContact,
  countMessagesOfCalls,
  countOverrides,
  countUnansweredCalls,
  countVisits,
  type EntityManager,
} from '@frontdoor/persistence';
import { parametersOf, type Scope } from './scope.js';

type Share = Scoreboard['firstContact'];

const share = (part: number, of: number, definition: string): Share => ({
  share: of === 0 ? null : part / of,
  of,
  definition,
});

/** How many enquiries were settled the first time the customer asked. */
export async function firstContact(manager: EntityManager, scope: Scope): Promise<Share> {
  const [row] = await countFirstContact(manager, parametersOf(scope));
  return share(
    row!.first,
    row!.closed,
    'Of the enquiries opened in the period and closed since, the share that took one contact of the customer and was not reopened.',
  );
}

/** Calls, voicemail and what left without all that the charter wants. */
export async function contactFigures(
  manager: EntityManager,
  scope: Scope,
): Promise<
  Pick<Scoreboard, 'callsAnswered' | 'abandoned' | 'voicemail' | 'leftUnseen' | 'callbacks' | 'overrides'>
> {
  const parameters = parametersOf(scope);
  const [contacts, [calls], [replies], [callbacks], [unanswered], [twice], [visits]] = await Promise.all([
    countContacts(manager, parameters),
    countAnsweredCalls(manager, parameters),
    countOverrides(manager, parameters),
    countCallbacks(manager, { ...parameters, now: scope.now }),
    countUnansweredCalls(manager, parameters),
    countMessagesOfCalls(manager, parameters),
    countVisits(manager, parameters),
  ]);
  const received = (counted: (channel: Channel) => boolean): number =>
    sum(contacts.filter(({ direction, channel }) => direction === 'in' && counted(channel)));
  return {
    callsAnswered: share(
      calls!.answered,
      received((channel) => CHANNELS[channel].telephone === 'call'),
      'Of the calls that came in during the period, the share that a person answered.',
    ),
    abandoned: {
      ...share(
        unanswered!.abandoned,
        received((channel) => CHANNELS[channel].telephone === 'call'),
        'Of the calls that came in during the period, the share whose caller hung up before anybody answered. Those who hung up at once, by what the charter calls a short call, are counted apart.',
      ),
      short: unanswered!.short,
    },
    voicemail: share(
      received((channel) => CHANNELS[channel].telephone === 'recording'),
      received((channel) => CHANNELS[channel].telephone !== undefined) - twice!.count,
      'Of the calls, callback requests and voicemails that came in during the period, the share that are voicemails. A call that ended in a voicemail counts once.',
    ),
    leftUnseen: share(
      visits!.left,
      visits!.came,
      'Of the visitors who came to a reception during the period, the share who left before anybody saw them.',
    ),
    callbacks: {
      kept: share(
        callbacks!.kept,
        callbacks!.due,
        'Of the callbacks whose agreed time ended in the period, the share of customers reached by its end. Those that the customer cancelled, or that were dealt with in another way, do not count.',
      ),
      late: callbacks!.late,
      notReached: callbacks!.notReached,
      attemptsEach: callbacks!.due === 0 ? null : callbacks!.attempts / callbacks!.due,
      medianMinutesLate: callbacks!.lateMs === null ? null : callbacks!.lateMs / 60_000,
    },
    overrides: {
      count: replies!.overrides,
      replies: sum(contacts.filter(({ direction, automatic }) => direction === 'out' && !automatic)),
    },
  };
}

const sum = (counted: readonly { count: number }[]): number =>
  counted.reduce((total, { count }) => total + count, 0);
