import type { Presence } from '@frontdoor/contracts';
import type { Staffed } from '../shifts/index.js';

/** Whoever takes work, or has it and takes more when it is done. */
const THERE: readonly Presence[] = ['available', 'busy', 'wrap-up'];

type Stretch = readonly [from: number, to: number];

/**
 * When somebody works of a stretch of time. Whoever is there now works on until their shift ends, also beyond the opening
 * hours; whoever is planned and is not there counts from their next shift on. Epoch milliseconds.
 */
export function worksWhen(
  { id, presence }: { id: string; presence: Presence },
  stretches: readonly Staffed[],
  { from, to }: { from: number; to: number },
): Stretch[] {
  const planned = joined(
    stretches.flatMap((each): Stretch[] => (each.agentIds.includes(id) ? [[each.from, each.to]] : [])),
  );
  const covers = ([begins, ends]: Stretch): boolean => begins <= from && from < ends;
  if (!THERE.includes(presence)) return planned.filter((each) => !covers(each));
  return planned.some(covers) ? planned : [[from, planned[0]?.[0] ?? to], ...planned];
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const next of stretches) {
    const last = found.at(-1);
    if (last && last[1] >= next[0]) found[found.length - 1] = [last[0], Math.max(last[1], next[1])];
    else found.push(next);
  }
  return found;
}
