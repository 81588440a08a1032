import type { Span, Staffed } from '@frontdoor/casework/shifts';

/** A time that can be agreed, and who has it free. Epoch milliseconds UTC. */
export interface Slot extends Span {
  agentIds: string[];
}

interface Asked {
  /** When people are on while the calendar is open, in order. */
  stretches: readonly Staffed[];
  /** When they have other appointments. */
  taken: readonly (Span & { agentId: string })[];
  minutes: number;
  /** Nothing begins before. */
  notBefore: number;
}

const MINUTE_MS = 60_000;
/** Slots begin on these minutes from the opening on. */
const STEP_MINUTES = 30;

/** Every time that somebody has free from its beginning to its end, in order. */
export function freeSlots({ stretches, taken, minutes, notBefore }: Asked): Slot[] {
  const found: Slot[] = [];
  for (const { from: opens, to: closes } of opened(stretches)) {
    for (let from = opens; from + minutes * MINUTE_MS <= closes; from += STEP_MINUTES * MINUTE_MS) {
      const slot = { from, to: from + minutes * MINUTE_MS };
      const agentIds = whoIsFree(slot, stretches, taken);
      if (from >= notBefore && agentIds.length > 0) found.push({ ...slot, agentIds });
    }
  }
  return found;
}

/** Who is on, and has nothing else, for all of a time. */
export function whoIsFree(
  { from, to }: Span,
  stretches: readonly Staffed[],
  taken: Asked['taken'],
): string[] {
  const over = stretches.filter((each) => each.from < to && each.to > from);
  const isWhole =
    over.length > 0 &&
    over[0]!.from <= from &&
    over.at(-1)!.to >= to &&
    over.every((each, i) => i === 0 || each.from === over[i - 1]!.to);
  if (!isWhole) return [];
  return over[0]!.agentIds.filter(
    (id) =>
      over.every(({ agentIds }) => agentIds.includes(id)) &&
      !taken.some((each) => each.agentId === id && each.from < to && each.to > from),
  );
}

/** Stretches that follow each other, as one. */
const opened = (stretches: readonly Staffed[]): Span[] =>
  stretches.reduce<Span[]>((all, { from, to }) => {
    const last = all.at(-1);
    if (last?.to === from) last.to = to;
    else all.push({ from, to });
    return all;
  }, []);
