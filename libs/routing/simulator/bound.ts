import type { Contact } from './contact.js';
import { type Estimate, RatioEstimator } from './estimate.js';
import type { Scenario } from './scenario.js';
import { Traffic } from './traffic.js';

const BIN = 15 * 60_000;

/**
 * A share of promises that no policy can exceed: what could be kept by one that knows the day beforehand, may stop with
 * a contact and go on with it later or have several people do parts of it at once, settles each at once, and of which the
 * kept part of a contact counts for that part. Contacts of those who try again are left out.
 */
export function boundOf(scenario: Scenario, { seed, days }: { seed: number; days: number }): Estimate {
  const ratio = new RatioEstimator();
  for (let day = 0; day < days; day++) {
    const contacts = arrivalsOf(scenario, seed, day);
    const judged = contacts.filter((contact) => isJudged(scenario, contact));
    // The others can be kept, and never missed: at best all of them are.
    const others = contacts.length - judged.length;
    ratio.add(mostKept(scenario, judged) + others, contacts.length);
  }
  return ratio.estimate();
}

function arrivalsOf(scenario: Scenario, seed: number, day: number): Contact[] {
  const traffic = new Traffic(scenario, seed, day);
  return scenario.types.flatMap((_, typeNumber) => {
    const contacts: Contact[] = [];
    for (let at = traffic.nextAfter(typeNumber, 0); at < Infinity; at = traffic.nextAfter(typeNumber, at))
      contacts.push(traffic.contact(typeNumber, at, false));
    return contacts.filter(({ isCounted }) => isCounted);
  });
}

/** Whoever gives up before their promise is due, or whose promise is due after the end, is no miss. */
const isJudged = ({ periodEnds, finishes }: Scenario, { arrivedAt, patience, dueAt }: Contact): boolean =>
  arrivedAt + patience > dueAt && (finishes || dueAt <= periodEnds.at(-1)!);

/** A stretch of time of a group, in milliseconds of work. */
interface Bin {
  group: number;
  from: number;
  to: number;
  free: number;
  jobs: Set<Job>;
  /** No room can be made in it, nor in whatever its work could move to. */
  isFull: boolean;
}

interface Job {
  bins: readonly Bin[];
  inBin: Map<Bin, number>;
}

/**
 * The most promises, in parts, that fit into the staffed time: each contact may lie in the stretches between its arrival and
 * its due time. The sets that fit are those of a polymatroid, so taking the shortest first is best; what is there moves
 * to make room.
 */
function mostKept(scenario: Scenario, contacts: readonly Contact[]): number {
  const bins = binsOf(scenario, contacts);
  let kept = 0;
  for (const { type, handling, arrivedAt, dueAt } of contacts.toSorted((a, b) => work(a) - work(b))) {
    const until = type.promise.keptBy === 'answer' ? dueAt + handling : dueAt;
    const allowed = bins.filter(
      ({ group, from, to }) => type.groups.includes(group) && to > arrivedAt && from < until,
    );
    const needed = handling * type.weight;
    kept += needed === 0 ? 1 : 1 - fit({ bins: allowed, inBin: new Map() }, needed) / needed;
  }
  return kept;
}

const work = ({ handling, type }: Contact): number => handling * type.weight;

function binsOf({ groups, periodEnds }: Scenario, contacts: readonly Contact[]): Bin[] {
  const longest = Math.max(0, ...contacts.map(work));
  const end = periodEnds.at(-1)!;
  return groups.flatMap(({ agents, capacity }, group) => {
    const bins: Bin[] = [];
    for (const [period, periodEnd] of periodEnds.entries()) {
      const start = period === 0 ? 0 : periodEnds[period - 1]!;
      for (let from = start; from < periodEnd; from += BIN) {
        const to = Math.min(from + BIN, periodEnd);
        bins.push({
          group,
          from,
          to,
          free: (to - from) * agents[period]! * capacity,
          jobs: new Set(),
          isFull: false,
        });
      }
      // Whoever leaves finishes what they have; whoever is there at the end may finish everything.
      const leave = agents[period]! - (agents[period + 1] ?? 0);
      if (leave > 0)
        bins.push({
          ...{ group, from: periodEnd, to: periodEnd + longest, jobs: new Set(), isFull: false },
          free: periodEnd === end ? Infinity : leave * capacity * longest,
        });
    }
    return bins.filter(({ free }) => free > 0);
  });
}

/** Puts a job into its bins, moving others to make room. Returns what did not fit. */
function fit(job: Job, needed: number): number {
  let left = needed;
  while (left > 1e-6) {
    const path = pathToRoom(job);
    if (!path) return left;
    let amount = Math.min(left, path.at(-1)!.bin.free);
    for (const { by, from } of path) if (from) amount = Math.min(amount, by.inBin.get(from)!);
    path.at(-1)!.bin.free -= amount;
    for (const { bin, by, from } of path) {
      if (from) put(by, from, -amount);
      put(by, bin, amount);
    }
    left -= amount;
  }
  return 0;
}

/** A bin that is reached by moving part of a job there, out of another bin or, for the new one, out of none. */
interface Step {
  bin: Bin;
  by: Job;
  from: Bin | undefined;
}

/** The shortest way by which room can be made, in order; where there is none, all bins that were looked at stay full. */
function pathToRoom(job: Job): Step[] | undefined {
  const reached = new Map<Bin, Step>();
  const queue: Bin[] = [];
  const reach = (by: Job, from: Bin | undefined): void => {
    for (const bin of by.bins) {
      if (bin.isFull || reached.has(bin)) continue;
      reached.set(bin, { bin, by, from });
      queue.push(bin);
    }
  };
  reach(job, undefined);
  for (let next = 0; next < queue.length; next++) {
    const bin = queue[next]!;
    if (bin.free > 1e-6) return wayTo(bin, reached);
    for (const other of bin.jobs) reach(other, bin);
  }
  for (const bin of queue) bin.isFull = true;
  return undefined;
}

function wayTo(bin: Bin, reached: ReadonlyMap<Bin, Step>): Step[] {
  const way: Step[] = [];
  for (let step = reached.get(bin); step; step = step.from && reached.get(step.from)) way.unshift(step);
  return way;
}

function put(job: Job, bin: Bin, amount: number): void {
  const after = (job.inBin.get(bin) ?? 0) + amount;
  if (after > 1e-9) {
    job.inBin.set(bin, after);
    bin.jobs.add(job);
  } else {
    job.inBin.delete(bin);
    bin.jobs.delete(job);
  }
}
