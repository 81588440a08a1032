/** How a service stands for whoever comes to it now, on one channel. */
export interface OverflowLoad {
  isOpen: boolean;
  /** People who take it and are logged in. */
  on: number;
  /** Who came before and still waits. */
  ahead: number;
  /** Milliseconds; undefined where too little happened today to say. */
  expectedMs?: number | undefined;
}

export type OverflowWhen =
  'closed' | 'nobody-on' | { waitingMoreThan: number } | { expectedWaitAboveSeconds: number };

/** The first rule that fits counts, whatever the channel; undefined where it simply waits. */
export const firstThatFits = <Rule extends { when: OverflowWhen }>(
  rules: readonly Rule[],
  load: OverflowLoad,
): Rule | undefined => rules.find(({ when }) => fits(when, load));

function fits(when: OverflowWhen, { isOpen, on, ahead, expectedMs }: OverflowLoad): boolean {
  if (when === 'closed') return !isOpen;
  if (when === 'nobody-on') return on === 0;
  if ('waitingMoreThan' in when) return ahead > when.waitingMoreThan;
  return expectedMs !== undefined && expectedMs > when.expectedWaitAboveSeconds * 1000;
}

/** Answers that are looked at, and how many there must be before anything is said. */
export const LOOKED_AT = 10;
const FEWEST = 4;

/**
 * How long somebody waits, from what happened today: the time between the latest answers, for each who is before them
 * and for themselves. Undefined where too little happened to say anything.
 *
 * @param answeredAt the latest answers of the service today, epoch milliseconds
 * @param ahead who came before and still waits
 */
export function expectedWaitMs(answeredAt: readonly number[], ahead: number): number | undefined {
  const latest = answeredAt.toSorted((a, b) => b - a).slice(0, LOOKED_AT);
  if (latest.length < FEWEST) return undefined;
  const between = (latest[0]! - latest.at(-1)!) / (latest.length - 1);
  return Math.round(between * (ahead + 1));
}
