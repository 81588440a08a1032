import { MILESTONES, type Milestone } from '@frontdoor/kernel';
import type { Clock, Pack } from '../pack/pack.js';
import type { Facts } from '../words/events.js';
import { fits } from './applies.js';

/** What the hub sees by itself: replies it sends, and a contact that is itself the arrival or the first ring. */
const SEEN: readonly Milestone[] = ['acknowledged', 'responded', 'arrived', 'first-ring'];

/**
 * The milestones a person may be offered to record on an enquiry: those that start or stop a clock which can apply to
 * its facts, in the order of the list of milestones. `at`: epoch milliseconds UTC.
 */
export function recordableMilestones(pack: Pack, facts: Facts, at: number): Milestone[] {
  const found = new Set<string>();
  for (const clock of pack.clocks.values()) {
    if (canApply(clock, facts, at)) for (const stop of clock.stops) found.add(stop);
    if (canStart(clock, facts, at)) found.add(clock.starts);
  }
  return MILESTONES.filter((milestone) => found.has(milestone) && !SEEN.includes(milestone));
}

/** An arrival is for visits only, a first ring for calls only. */
function canApply({ starts, appliesWhen }: Clock, facts: Facts, at: number): boolean {
  if (starts === 'arrived' && facts.channel !== 'visit') return false;
  if (starts === 'first-ring' && facts.channel !== 'phone') return false;
  return fits(appliesWhen, facts, at);
}

/** Asking for the next stage starts the clocks of that stage. */
function canStart(clock: Clock, facts: Facts, at: number): boolean {
  const next = { ...facts, stage: (facts.stage ?? 1) + 1 };
  return canApply(clock, clock.starts === 'escalated' ? next : facts, at);
}
