import { clockAt, dayOf, sayDate } from '@frontdoor/kernel';
import type { ShiftPerson } from '@frontdoor/casework/shifts';

/** What is wrong with a line of a file; lines count from 1. */
export interface PlanFault {
  line: number;
  text: string;
}

/** A shift as a file has it. Epoch milliseconds UTC. */
export interface ReadShift {
  line: number;
  agentId: string;
  from: number;
  to: number;
  team: string | null;
  place: string | null;
}

export interface ReadPlan {
  shifts: ReadShift[];
  /** In the order of the file. */
  faults: PlanFault[];
}

/** What a file is read with. */
export interface Reading {
  people: readonly Pick<ShiftPerson, 'id' | 'name' | 'email'>[];
  /** The zone of the organisation: times that name none are meant in it. */
  zone: string;
  /** Today there, YYYY-MM-DD. */
  today: string;
}

/** Longest text of a team or place. */
export const LONGEST_WORDS = 200;
export const MOST_SHIFTS = 20_000;
/** So many faults are told; whoever has more does not read them one by one. */
const MOST_FAULTS = 500;

/** Faults as they are told: the first of them, and how many more there are. */
export function toldFaults(faults: readonly PlanFault[]): PlanFault[] {
  const more = faults.length - MOST_FAULTS;
  if (more <= 0) return [...faults];
  const told = faults.slice(0, MOST_FAULTS);
  return [
    ...told,
    {
      line: faults[MOST_FAULTS]!.line,
      text: `From here on ${more} more ${more === 1 ? 'is' : 'are'} wrong.`,
    },
  ];
}

/** The person that a file names by email address, by what stands before its @, or by name; what is wrong otherwise. */
export function personNamed(
  people: Reading['people'],
  named: string,
): { id: string; fault?: undefined } | { fault: string } {
  const wanted = named.trim().toLowerCase();
  const by = (of: (person: Reading['people'][number]) => string) =>
    people.filter((person) => of(person).toLowerCase() === wanted);
  for (const found of [
    by(({ email }) => email),
    by(({ name }) => name),
    by(({ email }) => email.split('@')[0]!),
  ]) {
    if (found.length === 1) return { id: found[0]!.id };
    if (found.length > 1)
      return {
        fault: `“${named}” fits ${found.length} people: write the email address that they log in with.`,
      };
  }
  return {
    fault: named.trim()
      ? `Nobody who logs in is called “${named}”: write the email address that they log in with.`
      : 'It names nobody.',
  };
}

/** Takes out shifts of one person at the same time; the later line is at fault. */
export function withoutOverlaps({ shifts, faults }: ReadPlan, reading: Reading): ReadPlan {
  const found = [...faults];
  const kept: ReadShift[] = [];
  const latest = new Map<string, ReadShift>();
  const twice = new Set<number>();
  for (const shift of shifts.toSorted((a, b) => a.from - b.from || a.line - b.line)) {
    const before = latest.get(shift.agentId);
    if (before && before.to > shift.from) {
      const [first, second] = before.line <= shift.line ? [before, shift] : [shift, before];
      if (twice.has(second.line)) continue;
      twice.add(second.line);
      const name = reading.people.find(({ id }) => id === shift.agentId)!.name;
      found.push({
        line: second.line,
        text: `${name} is planned twice on ${sayDate(dayOf(second.from, reading.zone))} at ${clockAt(second.from, reading.zone)}: see line ${first.line}.`,
      });
      continue;
    }
    latest.set(shift.agentId, shift);
    kept.push(shift);
  }
  return { shifts: kept, faults: found.toSorted((a, b) => a.line - b.line) };
}
