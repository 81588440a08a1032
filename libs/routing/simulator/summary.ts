import { type Estimate, Estimator, RatioEstimator } from './estimate.js';
import type { PolicyName, Scenario } from './scenario.js';
import { type Counted, COUNTED, type Tally } from './tally.js';

/** What many simulated days came to: counts a day, shares of 1, waits in seconds; each with its 95 % interval. */
export interface Summary {
  title: string;
  policy: PolicyName;
  days: number;
  counts: Record<Counted, Estimate>;
  /** Answered in time ÷ (answered + gave up after that time), a ratio of means. */
  serviceLevel: Estimate;
  /** Promises kept ÷ (kept + missed), a ratio of means. */
  kept: Estimate;
  /** Mean wait of those answered, and of all who waited or were answered at once; the longest of a day. */
  waitOfAnswered: Estimate;
  wait: Estimate;
  longestWait: Estimate;
  /** Share of the time on duty with somebody, until the last of the day is finished with, by group. */
  occupancy: Record<string, Estimate>;
  types: {
    id: string;
    kept: Estimate;
    periods: Record<'arrived' | 'answered' | 'abandoned' | 'kept' | 'missed', Estimate>[];
  }[];
}

const OF_PERIODS = ['arrived', 'answered', 'abandoned', 'kept', 'missed'] as const;

/** Sums up days as they are simulated. */
export class Summing {
  private days = 0;
  private readonly counts = namedBy(COUNTED, () => new Estimator());
  private readonly serviceLevel = new RatioEstimator();
  private readonly kept = new RatioEstimator();
  private readonly waitOfAnswered = new RatioEstimator();
  private readonly wait = new RatioEstimator();
  private readonly longest = new Estimator();
  private readonly occupancy: Estimator[];
  private readonly types: {
    kept: RatioEstimator;
    periods: Record<(typeof OF_PERIODS)[number], Estimator>[];
  }[];

  constructor(private readonly scenario: Scenario) {
    this.occupancy = scenario.groups.map(() => new Estimator());
    this.types = scenario.types.map(() => ({
      kept: new RatioEstimator(),
      periods: scenario.periodEnds.map(() => namedBy(OF_PERIODS, () => new Estimator())),
    }));
  }

  add(tally: Tally): void {
    this.days++;
    const total = namedBy(COUNTED, (name) => sum(tally.counts[name]));
    for (const name of COUNTED) this.counts[name].add(total[name]);
    this.serviceLevel.add(this.keptAnswers(tally), total.answered + total.abandonedLate);
    this.kept.add(total.kept, total.kept + total.missed);
    this.waitOfAnswered.add(sum(tally.waitOfAnswered) / 1000, total.answered);
    this.wait.add(sum(tally.wait) / 1000, total.answered + total.abandoned);
    this.longest.add(tally.longestWait / 1000);
    this.occupancy.forEach((estimator, group) => estimator.add(tally.occupancy[group]!));
    const periods = this.scenario.periodEnds.length;
    this.types.forEach((type, number) => {
      const of = (name: Counted): Float64Array =>
        tally.counts[name].subarray(number * periods, (number + 1) * periods);
      const kept = sum(of('kept'));
      type.kept.add(kept, kept + sum(of('missed')));
      type.periods.forEach((estimators, period) => {
        for (const name of OF_PERIODS) estimators[name].add(of(name)[period]!);
      });
    });
  }

  summary(policy: PolicyName): Summary {
    const { title, groups, types } = this.scenario;
    return {
      title,
      policy,
      days: this.days,
      counts: namedBy(COUNTED, (name) => this.counts[name].estimate()),
      serviceLevel: this.serviceLevel.estimate(),
      kept: this.kept.estimate(),
      waitOfAnswered: this.waitOfAnswered.estimate(),
      wait: this.wait.estimate(),
      longestWait: this.longest.estimate(),
      occupancy: Object.fromEntries(groups.map(({ id }, number) => [id, this.occupancy[number]!.estimate()])),
      types: types.map(({ id }, number) => ({
        id,
        kept: this.types[number]!.kept.estimate(),
        periods: this.types[number]!.periods.map((period) =>
          namedBy(OF_PERIODS, (name) => period[name].estimate()),
        ),
      })),
    };
  }

  /** Kept promises to answer: those to reply say nothing of how soon somebody answered. */
  private keptAnswers(tally: Tally): number {
    const periods = this.scenario.periodEnds.length;
    return this.scenario.types.reduce(
      (all, { promise }, number) =>
        promise.keptBy === 'answer'
          ? all + sum(tally.counts.kept.subarray(number * periods, (number + 1) * periods))
          : all,
      0,
    );
  }
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

const namedBy = <K extends string, T>(names: readonly K[], make: (name: K) => T): Record<K, T> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, T>;
