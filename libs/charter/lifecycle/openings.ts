import { fits, startsOn } from '../clock/applies.js';
import type { Clock, Pack } from '../pack/pack.js';
import type { CharterEvent } from '../words/events.js';
import { factsOf, type Timeline } from './timeline.js';

/** A clock that opened: on which moment, and when a new classification took it back. */
export interface Opening {
  clock: Clock;
  moment: number;
  withdrawnAt?: number;
}

/**
 * Every clock that opened on an enquiry. What the matter is classified as later holds from its start: a clock that
 * no longer applies is withdrawn, one that now applies opens with the original start.
 */
export function openings(pack: Pack, { moments }: Timeline): Opening[] {
  const found: Opening[] = [];
  moments.forEach(({ charter }, moment) => {
    if (!charter) return;
    for (const clock of pack.clocks.values()) {
      if (!startsOn(clock, charter)) continue;
      const opening = follow(clock, charter, moment, moments);
      if (opening && !isRepeat(found, opening, moments)) found.push(opening);
    }
  });
  return found;
}

function follow(
  clock: Clock,
  start: CharterEvent,
  moment: number,
  moments: Timeline['moments'],
): Opening | undefined {
  let facts = start;
  let applies = fits(clock.appliesWhen, facts, start.at);
  let opened = applies;
  let withdrawnAt: number | undefined;
  for (const { event } of moments.slice(moment + 1)) {
    if (event.type === 'withdrawn') break;
    if (event.type !== 'classified') continue;
    facts = { ...facts, ...factsOf(event) };
    const still = fits(clock.appliesWhen, facts, start.at);
    if (applies && !still) withdrawnAt = event.at;
    if (still) withdrawnAt = undefined;
    applies = still;
    opened ||= still;
  }
  return opened ? { clock, moment, withdrawnAt } : undefined;
}

/**
 * A clock of the enquiry opens once, and again when what opened it was withdrawn. A clock of the contact opens on each
 * contact; a milestone of the same instant, an arrival beside the visit's receipt, tells of the same contact.
 */
const isRepeat = (
  found: readonly Opening[],
  { clock, moment }: Opening,
  moments: Timeline['moments'],
): boolean =>
  found.some((other) => {
    if (other.clock !== clock) return false;
    const [first, second] = [moments[other.moment]!.event, moments[moment]!.event];
    if (clock.per === 'contact') {
      const bothContacts = first.type === 'contact-received' && second.type === 'contact-received';
      return first.at === second.at && !bothContacts;
    }
    const takenBack = moments.slice(other.moment, moment).some(({ event }) => event.type === 'withdrawn');
    return !takenBack && (other.withdrawnAt ?? Infinity) > second.at;
  });
