import { type Centre, centreScenario } from './centre.js';
import { simulateDay } from './day.js';
import { type Estimate, Estimator } from './estimate.js';

/** How often each centre is run, with which chance, and for how long at most. */
export interface LookAhead {
  /** The first is that which the others are held against. */
  centres: readonly Centre[];
  seed: number;
  runs: number;
  /** Once it has taken so long, it ends with what it has, but not before a few runs. */
  milliseconds: number;
}

interface Watch {
  /** Milliseconds on any clock that goes on. */
  clock: () => number;
  onRun?: (done: number) => void;
}

/** Of a promise, how many of those decided within the time looked at. */
export interface PromiseAhead {
  promise: string;
  kept: Estimate;
  missed: Estimate;
  /** Missed less than in the first centre; below 0 where it is fewer. With its own interval: both met the same chance. */
  missedMore: Estimate;
}

/** What is to be expected of a centre. Counts of one run, with 95 % intervals. */
export interface Ahead {
  promises: PromiseAhead[];
  kept: Estimate;
  missed: Estimate;
  missedMore: Estimate;
  keptMore: Estimate;
  /** Missed by when they fall due, for each period. */
  missedByPeriod: Estimate[];
  missedByService: { service: string; missed: Estimate }[];
  /** Whoever waited and gave up. */
  gaveUp: Estimate;
  /** Share of the time on duty with work, over all who were there. */
  busy: Estimate;
}

export interface LookedAhead {
  runs: number;
  ofCentres: Ahead[];
}

const LEAST_RUNS = 5;

/** Runs centres side by side through the same chance: what comes is the same in each, and only what was changed differs. */
export function lookAhead(
  { centres, seed, runs, milliseconds }: LookAhead,
  { clock, onRun }: Watch,
): LookedAhead {
  const until = clock() + milliseconds;
  const built = centres.map(centreScenario);
  const sums = centres.map((centre) => new Sums(centre));
  let done = 0;
  while (done < runs && (done < LEAST_RUNS || clock() < until)) {
    const counts = built.map(({ scenario, labels }, number) => {
      const count = new Count(centres[number]!);
      const tally = simulateDay(scenario, {
        ...{ seed, day: done, policy: scenario.policy },
        heard: (what, contact) => {
          const label = labels[contact.typeNumber]!;
          if (what === 'kept' && label.promise !== null) count.kept(label.promise);
          if (what === 'missed' && label.promise !== null)
            count.missed(label.promise, label.service, contact.dueAt);
          if (what === 'abandoned') count.gaveUp++;
        },
      });
      const there = scenario.groups.flatMap(({ agents }, group) =>
        agents.some((on) => on > 0) ? [tally.occupancy[group]!] : [],
      );
      count.busy = there.length === 0 ? 0 : there.reduce((all, each) => all + each, 0) / there.length;
      return count;
    });
    counts.forEach((count, number) => sums[number]!.add(count, counts[0]!));
    done++;
    onRun?.(done);
  }
  return { runs: done, ofCentres: sums.map((each) => each.ahead()) };
}

/** Of one run. */
class Count {
  readonly keptBy = new Map<string, number>();
  readonly missedBy = new Map<string, number>();
  readonly missedIn: number[];
  readonly missedFor = new Map<string, number>();
  gaveUp = 0;
  busy = 0;

  constructor(private readonly centre: Centre) {
    this.missedIn = centre.periodEnds.map(() => 0);
  }

  kept(promise: string): void {
    this.keptBy.set(promise, (this.keptBy.get(promise) ?? 0) + 1);
  }

  missed(promise: string, service: string, dueAt: number): void {
    this.missedBy.set(promise, (this.missedBy.get(promise) ?? 0) + 1);
    this.missedFor.set(service, (this.missedFor.get(service) ?? 0) + 1);
    const due = this.centre.from + dueAt;
    const period = this.centre.periodEnds.findIndex((end) => due < end);
    if (period >= 0) this.missedIn[period]!++;
  }
}

const all = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, each) => sum + each, 0);

/** Over the runs. What was not heard of in a run counts as nought in it. */
class Sums {
  private readonly counts: Count[] = [];
  private readonly firsts: Count[] = [];

  constructor(private readonly centre: Centre) {}

  add(count: Count, first: Count): void {
    this.counts.push(count);
    this.firsts.push(first);
  }

  ahead(): Ahead {
    const { counts, firsts } = this;
    const named = (pick: (count: Count) => ReadonlyMap<string, number>): string[] =>
      [...new Set([...counts, ...firsts].flatMap((each) => [...pick(each).keys()]))].sort();
    const promises = [
      ...new Set([...named(({ keptBy }) => keptBy), ...named(({ missedBy }) => missedBy)]),
    ].sort();
    const over = (value: (count: Count, first: Count) => number): Estimate => {
      const estimator = new Estimator();
      counts.forEach((count, run) => estimator.add(value(count, firsts[run]!)));
      return estimator.estimate();
    };
    const of = (map: ReadonlyMap<string, number>, key: string): number => map.get(key) ?? 0;
    return {
      promises: promises.map((promise) => ({
        promise,
        kept: over(({ keptBy }) => of(keptBy, promise)),
        missed: over(({ missedBy }) => of(missedBy, promise)),
        missedMore: over((one, first) => of(one.missedBy, promise) - of(first.missedBy, promise)),
      })),
      kept: over(({ keptBy }) => all(keptBy)),
      missed: over(({ missedBy }) => all(missedBy)),
      missedMore: over((one, first) => all(one.missedBy) - all(first.missedBy)),
      keptMore: over((one, first) => all(one.keptBy) - all(first.keptBy)),
      missedByPeriod: this.centre.periodEnds.map((_, period) => over(({ missedIn }) => missedIn[period]!)),
      missedByService: named(({ missedFor }) => missedFor).map((service) => ({
        service,
        missed: over(({ missedFor }) => of(missedFor, service)),
      })),
      gaveUp: over((count) => count.gaveUp),
      busy: over((count) => count.busy),
    };
  }
}
