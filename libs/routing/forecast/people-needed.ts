import { erlang } from '../simulator/erlang.js';

/** A line before people who can all do the same. */
export interface Need {
  /** Contacts in a half-hour. */
  arrivals: number;
  /** Minutes that one takes. */
  handling: number;
  /** Somebody must begin within so many minutes … */
  within: number;
  /** … with this share of them. */
  share: number;
  /** After how many minutes on average whoever waits gives up; undefined where nobody does. */
  patience?: number;
}

const HALF_HOUR = 30;
/** Beyond this no number of people is tried. */
const MOST = 5000;

/**
 * How few people are enough in the steady state: by Erlang C, or Erlang A where whoever waits gives up. A quick estimate: it
 * knows nothing of what waits already, of the end of a shift, or of people who do several things.
 */
export function peopleNeeded({ arrivals, handling, within, share, patience }: Need): number {
  if (arrivals <= 0 || handling <= 0) return 0;
  const perMinute = arrivals / HALF_HOUR;
  const rate = 1 / handling;
  for (let agents = 1; agents < MOST; agents++) {
    if (patience === undefined && perMinute / rate >= agents) continue;
    if (inTime({ arrivals: perMinute, rate, agents, patience, within }) >= share) return agents;
  }
  return MOST;
}

/** The share that somebody begins with in time. */
function inTime(line: {
  arrivals: number;
  rate: number;
  agents: number;
  patience: number | undefined;
  within: number;
}): number {
  const { arrivals, rate, agents, patience, within } = line;
  if (patience === undefined) return 1 - erlang(line).waits * Math.exp(-(agents * rate - arrivals) * within);
  // Of those who wait and stay, the wait is close to exponential with the mean that the formula gives.
  const { waits, wait, abandons } = erlang({ arrivals, rate, agents, patience });
  if (waits === 0) return 1;
  return Math.max(1 - abandons - waits * Math.exp((-within * waits) / Math.max(wait, 1e-9)), 0);
}
