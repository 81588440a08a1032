import { exponential } from './distribution.js';
import { simulateDay } from './day.js';
import { erlang, type ErlangSetting } from './erlang.js';
import { type Estimate, RatioEstimator } from './estimate.js';
import type { PolicyName, Scenario } from './scenario.js';
import type { Tally } from './tally.js';

const MINUTE = 60_000;
/** Days of each setting; each is long, and what it needs to settle at first is not counted. */
const DAYS = 30;
/** Chance that any interval of all misses, where the simulator is right. */
const ANY_MISSES = 0.01;

/** One measure of one setting: what theory says, and the interval of the simulation. */
export interface ValidationRow {
  setting: string;
  load: number;
  agents: number;
  measure: 'waits' | 'wait' | 'abandons';
  theory: number;
  simulated: Estimate;
  isWithin: boolean;
}

/** Settings with rate 1 a minute: loads from light to heavy, one agent to a hundred; then with callers who give up. */
const C: ErlangSetting[] = [
  [1, 0.5],
  [1, 0.8],
  [1, 0.9],
  [2, 0.7],
  [2, 0.95],
  [5, 0.5],
  [5, 0.8],
  [10, 0.9],
  [20, 0.8],
  [20, 0.95],
  [50, 0.9],
  [50, 0.95],
  [100, 0.9],
  [100, 0.95],
].map(([agents, load]) => ({ arrivals: agents! * load!, rate: 1, agents: agents! }));
const A: ErlangSetting[] = [
  [1, 0.8, 2],
  [5, 0.9, 1],
  [10, 1.1, 2],
  [20, 0.95, 0.5],
  [50, 1.05, 1],
  [100, 1, 3],
].map(([agents, load, patience]) => ({
  arrivals: agents! * load!,
  rate: 1,
  agents: agents!,
  patience: patience!,
}));

export const VALIDATED: readonly ErlangSetting[] = [...C, ...A];

interface Validation {
  seed: number;
  /** Of the contacts that are simulated otherwise. */
  share?: number;
  policy: PolicyName;
}

/** Simulates one setting and holds it against theory. All intervals together miss in 1 % of runs where all is right. */
export function validate(setting: ErlangSetting, { seed, share = 1, policy }: Validation): ValidationRow[] {
  const scenario = scenarioOf(setting, (share * contactsOf(setting)) / DAYS);
  const { arrivals, rate, agents, patience } = setting;
  const sums = { waits: new RatioEstimator(), wait: new RatioEstimator(), abandons: new RatioEstimator() };
  for (let day = 0; day < DAYS; day++) {
    const tally = simulateDay(scenario, { seed, day, policy });
    const arrived = total(tally, 'arrived');
    sums.waits.add(total(tally, 'waited'), arrived);
    sums.wait.add(tally.wait.reduce((sum, each) => sum + each, 0) / MINUTE, arrived);
    sums.abandons.add(total(tally, 'abandoned'), arrived);
  }
  const theory = erlang(setting);
  const measures =
    patience === undefined ? (['waits', 'wait'] as const) : (['waits', 'wait', 'abandons'] as const);
  const rows = C.length * 2 + A.length * 3;
  return measures.map((measure) => {
    const simulated = sums[measure].estimate(1 - ANY_MISSES / rows);
    return {
      setting: patience === undefined ? `M/M/${agents}` : `M/M/${agents}+M, patience ${patience}`,
      load: arrivals / rate / agents,
      agents,
      measure,
      theory: theory[measure],
      simulated,
      isWithin: simulated.low <= theory[measure] && theory[measure] <= simulated.high,
    };
  });
}

const total = (tally: Tally, what: 'arrived' | 'waited' | 'abandoned'): number =>
  tally.counts[what].reduce((sum, each) => sum + each, 0);

/** Minutes in which a line forgets how long it was: its relaxation time, or less where callers give up. */
function forgetsIn({ arrivals, rate, agents, patience = Infinity }: ErlangSetting): number {
  const load = Math.min(arrivals / rate / agents, 0.99);
  return Math.min(1 / (agents * rate * (1 - Math.sqrt(load)) ** 2), patience + 1 / rate) + 1 / rate;
}

/** So many that the line forgets itself 2,000 times, within bounds. */
const contactsOf = (setting: ErlangSetting): number =>
  Math.min(Math.max(2000 * forgetsIn(setting) * setting.arrivals, 300_000), 3_000_000);

/** One type and one group; the line has time to settle before anything is counted. */
function scenarioOf(setting: ErlangSetting, contacts: number): Scenario {
  const { arrivals, rate, agents, patience } = setting;
  const warmUp = 10 * forgetsIn(setting);
  const end = (warmUp + contacts / arrivals) * MINUTE;
  return {
    title: 'One line before equal agents',
    policy: 'frontdoor',
    periodEnds: [end],
    dayFactor: undefined,
    dayLength: end,
    lines: Infinity,
    warmUp: warmUp * MINUTE,
    finishes: true,
    types: [
      {
        id: 'contact',
        service: 'contact',
        channel: 'phone',
        language: 'en',
        weight: 1,
        priority: 1,
        arrivals: [arrivals / MINUTE],
        handling: exponential([MINUTE / rate]),
        patience: patience === undefined ? undefined : exponential([patience * MINUTE]),
        promise: { within: MINUTE, open: undefined, keptBy: 'answer' },
        groups: [0],
        retry: undefined,
        ringBack: undefined,
      },
    ],
    groups: [
      {
        id: 'agents',
        agents: [agents],
        capacity: 1,
        services: ['contact'],
        languages: ['en'],
        channels: ['phone'],
        order: undefined,
        settles: new Map(),
      },
    ],
  };
}
