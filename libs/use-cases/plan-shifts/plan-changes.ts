import { dayOf, daysAfter, startOfDay } from '@frontdoor/kernel';
import type { KeptShift } from '@frontdoor/casework/shifts';
import type { ReadShift } from './read-plan.js';

/** What a file would do to the plan of one person, in shifts. */
export interface PersonsChanges {
  agentId: string;
  added: number;
  /** On a day that had a shift, at other times or with another team or place. */
  changed: number;
  gone: number;
  unchanged: number;
}

export interface PlanChanges {
  /** The days that the file speaks of, YYYY-MM-DD. */
  firstDay: string;
  lastDay: string;
  people: PersonsChanges[];
  /** What is new or changed. */
  add: ReadShift[];
  /** Ids of what is gone or changed. */
  end: string[];
}

/** From the first day of a file to the end of its last. */
export function daysOf(shifts: readonly ReadShift[], zone: string) {
  const days = shifts.map(({ from }) => dayOf(from, zone)).sort();
  const [firstDay, lastDay] = [days[0]!, days.at(-1)!];
  return { firstDay, lastDay, from: startOfDay(firstDay, zone), to: startOfDay(daysAfter(lastDay, 1), zone) };
}

/**
 * What is different: for the people that it names, a file says all of their plan from its first day to its last. Nobody else's
 * plan is touched, nor any other day.
 *
 * @param shifts at least one
 * @param kept shifts in force
 */
export function planChanges(
  shifts: readonly ReadShift[],
  kept: readonly KeptShift[],
  zone: string,
): PlanChanges {
  const { firstDay, lastDay, from, to } = daysOf(shifts, zone);
  const changes: PlanChanges = { firstDay, lastDay, people: [], add: [], end: [] };
  for (const agentId of new Set(shifts.map((each) => each.agentId))) {
    const own = shifts.filter((each) => each.agentId === agentId);
    const before = kept.filter(
      (each) => each.agentId === agentId && each.startsAt >= from && each.startsAt < to,
    );
    const known = new Set(before.map(keyOfKept));
    const wanted = new Set(own.map(keyOf));
    const add = own.filter((each) => !known.has(keyOf(each)));
    const end = before.filter((each) => !wanted.has(keyOfKept(each)));
    const changed = pairs(
      add.map((each) => dayOf(each.from, zone)),
      end.map((each) => dayOf(each.startsAt, zone)),
    );
    changes.people.push({
      agentId,
      added: add.length - changed,
      changed,
      gone: end.length - changed,
      unchanged: own.length - add.length,
    });
    changes.add.push(...add);
    changes.end.push(...end.map(({ id }) => id));
  }
  return changes;
}

const keyOf = ({ from, to, team, place }: Omit<ReadShift, 'line' | 'agentId'>): string =>
  JSON.stringify([from, to, team, place]);
const keyOfKept = ({ startsAt: from, endsAt: to, team, place }: KeptShift): string =>
  keyOf({ from, to, team, place });

/** How many of one list have a partner of their own in the other. */
function pairs(some: readonly string[], others: readonly string[]): number {
  const left = [...others];
  return some.filter((each) => {
    const i = left.indexOf(each);
    if (i >= 0) left.splice(i, 1);
    return i >= 0;
  }).length;
}
