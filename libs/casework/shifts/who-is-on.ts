import { clockAt, dayOf, daysAfter, startOfDay } from '@frontdoor/kernel';

/** A time somebody is planned to work. Epoch milliseconds UTC, the end not included. */
export interface PlannedShift {
  agentId: string;
  from: number;
  to: number;
}

export interface Span {
  from: number;
  to: number;
}

/** From when to when somebody is away, whatever the plan says. */
export interface Away extends Span {
  agentId: string;
}

/** A stretch of time in which the same people are on. */
export interface Staffed extends Span {
  /** Sorted. Never none. */
  agentIds: readonly string[];
  /** False where the plan does not speak of the day and the opening hours stand in for it. */
  byPlan: boolean;
}

export interface Asked {
  /** Whom it is asked of. */
  agentIds: readonly string[];
  shifts: readonly PlannedShift[];
  away: readonly Away[];
  /** When the calendar is open; nobody is on at other times. */
  openings: readonly Span[];
  /** The time that the plan speaks of; null without a plan. */
  planned: Span | null;
}

/**
 * When somebody is on, in order: while the calendar is open, by the plan where it speaks of the time; otherwise everybody who
 * is not away counts as on.
 */
export function whoIsOn({ agentIds, shifts, away, openings, planned }: Asked): Staffed[] {
  const asked = new Set(agentIds);
  const own = shifts.filter(({ agentId }) => asked.has(agentId));
  const edges = [...own, ...away, ...(planned ? [planned] : [])].flatMap(({ from, to }) => [from, to]);
  const found: Staffed[] = [];
  for (const opening of openings) {
    const within = edges.filter((edge) => edge > opening.from && edge < opening.to);
    const cuts = [...new Set([opening.from, ...within, opening.to])].sort((a, b) => a - b);
    cuts.slice(0, -1).forEach((from, i) => {
      const to = cuts[i + 1]!;
      const byPlan = planned !== null && planned.from <= from && from < planned.to;
      const isAway = new Set(away.filter((each) => covers(each, from)).map(({ agentId }) => agentId));
      const on = byPlan ? own.filter((each) => covers(each, from)).map(({ agentId }) => agentId) : agentIds;
      const here = [...new Set(on)].filter((id) => !isAway.has(id)).sort();
      if (here.length > 0) add(found, { from, to, agentIds: here, byPlan });
    });
  }
  return found;
}

/** Shifts without the times their people are away; what is left of one may be several parts. */
export function withoutAbsence<S extends PlannedShift>(shifts: readonly S[], away: readonly Away[]): S[] {
  return shifts.flatMap((shift) =>
    away
      .filter(({ agentId }) => agentId === shift.agentId)
      .reduce<S[]>((parts, absence) => parts.flatMap((part) => cut(part, absence)), [shift]),
  );
}

/** Stretches without those who have something else meanwhile; where nobody is left there is none. */
export function withoutTaken(stretches: readonly Staffed[], taken: readonly Away[]): Staffed[] {
  const found: Staffed[] = [];
  for (const { from, to, agentIds, byPlan } of stretches) {
    const edges = taken.flatMap((each) => [each.from, each.to]).filter((edge) => edge > from && edge < to);
    const cuts = [...new Set([from, ...edges, to])].sort((a, b) => a - b);
    cuts.slice(0, -1).forEach((begins, i) => {
      const busy = new Set(taken.filter((each) => covers(each, begins)).map(({ agentId }) => agentId));
      const free = agentIds.filter((id) => !busy.has(id));
      if (free.length > 0) add(found, { from: begins, to: cuts[i + 1]!, agentIds: free, byPlan });
    });
  }
  return found;
}

/** The days that a plan speaks of, as a stretch of time: from the first day of a shift to the end of the last. */
export function plannedSpan(firsts: readonly number[], lasts: readonly number[], zone: string): Span | null {
  if (firsts.length === 0 || lasts.length === 0) return null;
  return {
    from: startOfDay(dayOf(Math.min(...firsts), zone), zone),
    to: startOfDay(daysAfter(dayOf(Math.max(...lasts), zone), 1), zone),
  };
}

/** `09:00 to 17:00`; a shift that ends on the next day says so. */
export function sayShift({ from, to }: Span, zone: string): string {
  const isNextDay = dayOf(from, zone) !== dayOf(to, zone) && clockAt(to, zone) !== '00:00';
  return `${clockAt(from, zone)} to ${clockAt(to, zone)}${isNextDay ? ' the next day' : ''}`;
}

const covers = ({ from, to }: Span, instant: number): boolean => from <= instant && instant < to;

const cut = <S extends Span>(part: S, { from, to }: Span): S[] =>
  to <= part.from || from >= part.to
    ? [part]
    : [
        { ...part, to: Math.max(part.from, from) },
        { ...part, from: Math.min(part.to, to) },
      ].filter((each) => each.to > each.from);

/** Joined to the stretch before it where the same people go on. */
function add(found: Staffed[], next: Staffed): void {
  const last = found.at(-1);
  const isSame =
    last?.to === next.from && last.byPlan === next.byPlan && last.agentIds.join() === next.agentIds.join();
  if (last && isSame) last.to = next.to;
  else found.push(next);
}
