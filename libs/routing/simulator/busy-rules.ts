import { type CallerDoes, nextWhileWaiting, ruleBefore } from '../caller-rules.js';
import { firstThatFits, type OverflowLoad } from '../overflow.js';
import { reachedAt } from '../rings.js';
import { type Contact, sinceOf } from './contact.js';
import type { Scenario } from './scenario.js';
import type { Standing } from './standing.js';

/**
 * As which type something comes by the rules of its service, and of those that it goes to: it never comes back. With what else
 * a rule does with a caller.
 */
export function receivedAs(
  typeNumber: number,
  scenario: Scenario,
  standing: Standing,
  now: number,
): { typeNumber: number; does?: CallerDoes | undefined } {
  const passed: string[] = [];
  for (let number = typeNumber; ;) {
    const type = scenario.types[number]!;
    const { callers, overflow } = type;
    const load = (): OverflowLoad => standing.loadOf(type, now);
    const does = callers && ruleBefore(callers.rules, load())?.does;
    const isPassed = does !== undefined && 'service' in does;
    const to = isPassed
      ? callers!.to.get(does.service)
      : ((overflow && firstThatFits(overflow, load())?.to) ?? undefined);
    passed.push(type.service);
    if (to === undefined || passed.includes(scenario.types[to]!.service))
      return { typeNumber: number, does: isPassed ? undefined : does };
    number = to;
  }
}

/** What comes next to a caller who waits, and when: at once where its time has come already. */
export function nextRule(contact: Contact, now: number): { at: number; does: CallerDoes } | undefined {
  const next = afterThose(contact);
  return next && { at: Math.max(next.at, now), does: next.does };
}

/** Of those that are there at the start, what came before is done. */
export function passOver(contact: Contact, now: number): void {
  while ((afterThose(contact)?.at ?? now) < now) contact.rulesUsed++;
}

/** After those that were applied. */
function afterThose({ type, arrivedAt, rulesUsed }: Contact): { at: number; does: CallerDoes } | undefined {
  const { callers } = type;
  const next = callers && nextWhileWaiting(callers.rules, callers.usual, rulesUsed);
  return next && { at: arrivedAt + next.afterSeconds * 1000, does: next.does };
}

/** Whoever does not take an offer does not take it later either. */
export const takesOffer = ({ chance, type }: Contact): boolean =>
  chance.ringBack < (type.ringBack?.accepted ?? 0);

/** When more people may be given what waits, each once. */
export function asksMoreAt(contact: Contact, { widenings, periodEnds }: Scenario): number[] {
  const { rings = [] } = widenings?.get(contact.type.service) ?? {};
  const times = rings.flatMap((ring) => reachedAt(ring, sinceOf(contact)) ?? []);
  return [...new Set(times)].filter((at) => at < periodEnds.at(-1)!);
}
