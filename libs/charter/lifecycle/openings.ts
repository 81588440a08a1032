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

/** A clock of the enquiry opens once; a clock of the contact once for each instant. */
const isRepeat = (
  found: readonly Opening[],
  { clock, moment }: Opening,
  moments: Timeline['moments'],
): boolean =>
  found.some((other) => {
    const start = moments[moment]!.event.at;
    if (other.clock !== clock) return false;
    return clock.per === 'enquiry'
      ? (other.withdrawnAt ?? Infinity) > start
      : moments[other.moment]!.event.at === start;
  });
