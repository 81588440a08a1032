import { type Available, canDo, isAble } from './eligible.js';
import { byUrgencyAt, type Waiting } from './rank.js';

/** Somebody asks for work. */
export interface Asking {
  agent: Available;
  /** Others who may be offered work now: what belongs to one of them is left to them. */
  others: readonly Available[];
  /** Epoch milliseconds. */
  now: number;
}

/** Whether an agent who asks for work may be given this, of what they have not declined. */
export const mayTake = (item: Waiting, { agent, others, now }: Asking): boolean =>
  isAble(agent, item, now) && !isOfAnother(item, others, now);

/** The same of what they have declined before: better than nothing, when they ask. */
export const mayTakeAfterAll = (item: Waiting, { agent, others, now }: Asking): boolean =>
  canDo(agent, item, now) && !isOfAnother(item, others, now);

/** What an agent who asks for the next work item gets: the most urgent they may take; what they declined comes last. */
export function takeNext(items: readonly Waiting[], asking: Asking): Waiting | undefined {
  const ranked = items.toSorted(byUrgencyAt(asking.now));
  return ranked.find((item) => mayTake(item, asking)) ?? ranked.find((item) => mayTakeAfterAll(item, asking));
}

/** The owner of its enquiry is free for it, and is asked first. */
const isOfAnother = (item: Waiting, others: readonly Available[], now: number): boolean =>
  others.some((other) => other.id === item.preferredAgentId && isAble(other, item, now));
