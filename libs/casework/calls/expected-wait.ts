/** Answers that are looked at, and how many there must be before anything is said. */
export const LOOKED_AT = 10;
const FEWEST = 4;

/**
 * How long somebody waits, from what happened today: the time between the latest answers, for each who is before them
 * and for themselves. Undefined where too little happened to say anything.
 *
 * @param answeredAt the latest answers of the service today, epoch milliseconds
 * @param ahead who called before and still waits
 */
export function expectedWaitMs(answeredAt: readonly number[], ahead: number): number | undefined {
  const latest = answeredAt.toSorted((a, b) => b - a).slice(0, LOOKED_AT);
  if (latest.length < FEWEST) return undefined;
  const between = (latest[0]! - latest.at(-1)!) / (latest.length - 1);
  return Math.round(between * (ahead + 1));
}
