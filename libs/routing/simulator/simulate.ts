import { simulateDay } from './day.js';
import type { PolicyName, Scenario } from './scenario.js';
import { type Summary, Summing } from './summary.js';

interface Simulation {
  seed: number;
  days: number;
  policy?: PolicyName;
  /** Told after each day. */
  onDay?: (day: number) => void;
}

/** Simulates days, each by itself. The same seed gives the same answer; two policies meet the same traffic. */
export function simulate(
  scenario: Scenario,
  { seed, days, policy = scenario.policy, onDay }: Simulation,
): Summary {
  const summing = new Summing(scenario);
  for (let day = 0; day < days; day++) {
    summing.add(simulateDay(scenario, { seed, day, policy }));
    onDay?.(day + 1);
  }
  return summing.summary(policy);
}
