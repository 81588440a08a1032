import { type Available, isAble, type Waiting } from '@frontdoor/routing';

/**
 * Whose telephones ring for a call: the agent it is offered to, and beside them others who are free and able, whose last
 * assignment is longest ago. The first of them to answer has it.
 *
 * @param free agents with room left, without the one it is offered to
 * @param most telephones at once
 */
export const whoRings = (
  item: Waiting,
  offeredTo: string,
  free: readonly Available[],
  { most, now }: { most: number; now: number },
): string[] => [
  offeredTo,
  ...free
    .filter((agent) => agent.id !== offeredTo && isAble(agent, item, now))
    .toSorted((a, b) => (a.lastAssignedAt ?? 0) - (b.lastAssignedAt ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, most - 1))
    .map(({ id }) => id),
];
