import {
  clockOf,
  openCommitments,
  type Facts,
  type Pack,
  sayAt,
  sayWithin,
  stopsOn,
} from '@frontdoor/charter';
import type { ReplyPurpose } from '@frontdoor/contracts';
import { dayOf } from '@frontdoor/kernel';
import type { Commitment } from '@frontdoor/persistence';
import { eventOf } from './purposes.js';

/** What a reply will do to the promises of an enquiry, one plain sentence each. `at`: epoch milliseconds UTC. */
export function effectsOf(
  pack: Pack,
  purpose: ReplyPurpose,
  open: readonly Commitment[],
  facts: Facts,
  at: number,
): string[] {
  if (purpose === 'question') return waits(pack, open, at);
  if (purpose === 'later-date') return ['Moves a promise to a later date, once the customer has been told'];
  const type = eventOf(purpose);
  if (!type) return ['Keeps no promise: it is news, not an answer'];
  const event = { ...facts, type, at };
  const met = open
    .filter(({ clockId, whose }) => whose === 'council' && stopsOn(pack, clockId, event))
    .map(({ promiseId, dueAt }) =>
      dueAt >= at ? `Keeps ${promiseId}, due on ${sayAt(pack, dueAt)}` : `Answers ${promiseId} late`,
    );
  const left = open
    .filter(({ clockId, whose }) => whose === 'council' && !stopsOn(pack, clockId, event))
    .map(({ promiseId, dueAt }) => `${promiseId} stays open, due on ${sayAt(pack, dueAt)}`);
  const starts = openCommitments(pack, event)
    .filter(({ whose }) => whose === 'council')
    .map(
      ({ promiseId, clockId }) =>
        `Starts ${promiseId}: ${sayWithin(clockOf(pack, clockId).spans[0]!)} from then`,
    );
  return [...met, ...starts, ...left];
}

function waits(pack: Pack, open: readonly Commitment[], at: number): string[] {
  return [
    'The enquiry waits for the customer',
    ...open
      .filter(({ whose }) => whose === 'council')
      .map(({ promiseId, clockId, dueAt, extensions }) => {
        const { pauses, resetsOnClarification, spans } = clockOf(pack, clockId);
        const inDays = spans.every(({ unit }) => unit.endsWith('days') || unit.endsWith('months'));
        // The day a wait begins still counts, and a date agreed with the customer stays.
        const tooLate = extensions.length > 0 || (inDays && dayOf(at, pack.zone) >= dayOf(dueAt, pack.zone));
        if (pauses && !tooLate) return `${promiseId} stands still until the customer answers`;
        if (resetsOnClarification) return `${promiseId} counts anew from the day the customer explains`;
        return `${promiseId} runs on: it is due on ${sayAt(pack, dueAt)} all the same`;
      }),
  ];
}
