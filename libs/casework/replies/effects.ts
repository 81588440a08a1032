import {
  type Clock,
  clockOf,
  openCommitments,
  type Facts,
  type Pack,
  sayAt,
  sayWithin,
  stopsOn,
} from '@frontdoor/charter';
import type { ReplyKind, ReplyPurpose } from '@frontdoor/contracts';
import { dayOf } from '@frontdoor/kernel';
import type { Commitment } from '@frontdoor/persistence';
import { eventOf } from './purposes.js';

type Effect = ReplyKind['effects'][number];

/** What a reply will do to the promises of an enquiry, one plain sentence each. `at`: epoch milliseconds UTC. */
export function effectsOf(
  pack: Pack,
  purpose: ReplyPurpose,
  open: readonly Commitment[],
  facts: Facts,
  at: number,
): Effect[] {
  if (purpose === 'question') return waits(pack, open, at);
  if (purpose === 'later-date')
    return [ofNone('Moves a promise to a later date, once the customer has been told')];
  const type = eventOf(purpose);
  if (!type) return [ofNone('Keeps no promise: it is news, not an answer')];
  const event = { ...facts, type, at };
  const owed = open.filter(({ whose }) => whose === 'council');
  const isMet = ({ clockId }: Commitment): boolean => stopsOn(pack, clockId, event);
  const met = owed
    .filter(isMet)
    .map(({ clockId, dueAt }) =>
      dueAt >= at
        ? about(pack, clockId, (what) => `Keeps: ${what}`)
        : about(pack, clockId, (what) => `Comes late for: ${what}`),
    );
  const left = owed
    .filter((each) => !isMet(each))
    .map(({ clockId, dueAt }) =>
      about(pack, clockId, (what) => `Stays open: ${what}, due on ${sayAt(pack, dueAt)}`),
    );
  const starts = openCommitments(pack, event)
    .filter(({ whose }) => whose === 'council')
    .map(({ clockId }) => about(pack, clockId, (what) => `Starts: ${what} from then`));
  return [...met, ...starts, ...left];
}

function waits(pack: Pack, open: readonly Commitment[], at: number): Effect[] {
  return [
    ofNone('The enquiry waits for the customer'),
    ...open
      .filter(({ whose }) => whose === 'council')
      .map(({ clockId, dueAt, extensions }) => {
        const { pauses, resetsOnClarification, spans } = clockOf(pack, clockId);
        const inDays = spans.every(({ unit }) => unit.endsWith('days') || unit.endsWith('months'));
        // The day a wait begins still counts, and a date agreed with the customer stays.
        const tooLate = extensions.length > 0 || (inDays && dayOf(at, pack.zone) >= dayOf(dueAt, pack.zone));
        return about(pack, clockId, (what) => {
          if (pauses && !tooLate) return `Stands still until the customer answers: ${what}`;
          if (resetsOnClarification) return `Counts anew from the day the customer explains: ${what}`;
          return `Runs on: ${what}, due on ${sayAt(pack, dueAt)} all the same`;
        });
      }),
  ];
}

const ofNone = (text: string): Effect => ({ text, promise: null });

/** A sentence about the promise of a clock, in words, with its place in the charter beside it. */
function about(pack: Pack, clockId: string, say: (what: string) => string): Effect {
  const clock = clockOf(pack, clockId);
  const { id, title } = pack.promises.find(({ id: known }) => known === clock.promiseId)!;
  return { text: say(sayOwed(clock, title)), promise: { id, title } };
}

/** What ends a clock, the earliest step of the way first. */
const ENDS = [
  ['acknowledged', 'acknowledged'],
  ['responded', 'answered'],
  ['resolved', 'settled'],
] as const;

/** `answered within 4 working hours`; the title of its promise where it is about something else than a message. */
export function sayOwed({ stops, spans }: Pick<Clock, 'stops' | 'spans'>, title: string): string {
  const end = ENDS.find(([event]) => stops.some((stop) => stop === event));
  return end ? `${end[1]} within ${sayWithin(spans[0]!)}` : title;
}
