import { account } from '../explain/account.js';
import { explain } from '../explain/explain.js';
import { sayInstant } from '../explain/say.js';
import type { Clock } from '../pack/pack.js';
import type { Commitment } from './commitment.js';

/** The whole account of a commitment: how its due time came about, what moved it, and how it ended. */
export function tell(clock: Clock, commitment: Commitment): string[] {
  const { zone } = clock.spans[0]!.calendar;
  const { startedAt, countedFrom, pauses, extensions, endedAt, state, withdrawnBecause } = commitment;
  const lines: string[] = [];
  if (countedFrom !== startedAt) {
    lines.push(
      `First received on ${sayInstant(zone, startedAt)}; a clarification on ${sayInstant(zone, countedFrom)} set the count back to day 0.`,
    );
  }
  lines.push(...explain(clock, account(clock, countedFrom, pauses)));
  for (const { at, until, reason } of extensions) {
    lines.push(`Extended on ${sayInstant(zone, at)} to ${sayInstant(zone, until)}: ${reason}`);
  }
  const end = endedAt === undefined ? '' : ` on ${sayInstant(zone, endedAt)}`;
  switch (state) {
    case 'kept':
      return [...lines, `Kept${end}.`];
    case 'extended':
      return [...lines, `Met${end}, within the later date.`];
    case 'missed':
      return [...lines, end ? `Missed; met late${end}.` : 'Missed; not met yet.'];
    case 'waived':
      return [...lines, `Waived${end}, by an exemption that the standard names.`];
    case 'withdrawn':
      return [...lines, `Withdrawn${end}: ${withdrawnBecause}`];
    case 'lapsed':
      return [...lines, 'The time the customer had is over.'];
    case 'paused':
      return [...lines, 'Waiting for the customer: the due time moves on until the wait is over.'];
    case 'running':
      return lines;
  }
}
