import { describe, expect, it } from 'vitest';
import { boundOf } from './bound.js';
import { buildScenario } from './build-scenario.js';
import { POLICIES, type Scenario } from './scenario.js';
import { scenarioFile } from './scenario-file.js';
import { simulate } from './simulate.js';

/** An hour of two kinds of work for two groups; `agents` of each. */
function centre(rate: number, agents: number, over: object = {}): Scenario {
  const { scenario, faults } = buildScenario(
    scenarioFile.parse({
      title: 'An hour',
      periods: [60],
      types: [
        {
          ...{ id: 'calls', channel: 'phone', arrivals: rate, handling: { exponential: { mean: 3 } } },
          promise: { within: '20 seconds' },
        },
        {
          ...{ id: 'mails', channel: 'email', arrivals: rate, handling: { exponential: { mean: 5 } } },
          promise: { within: 15, 'kept-by': 'reply' },
        },
      ],
      groups: [
        { id: 'both', services: ['calls', 'mails'], agents },
        { id: 'mail room', services: ['mails'], agents },
      ],
      ...over,
    }),
  );
  expect(faults).toEqual([]);
  return scenario!;
}

describe('what no policy can exceed', () => {
  it('is everything where there is room for it, and nothing where nobody works', () => {
    expect(boundOf(centre(0.1, 50), { seed: 1, days: 3 }).mean).toBeCloseTo(1, 6);
    expect(boundOf(centre(1, 0, { closing: 'stop' }), { seed: 1, days: 3 }).mean).toBeLessThan(0.3);
  });

  it('is the share that there is time for', () => {
    // One agent has 60 minutes, and 15 after them; mails of 3 minutes each come one a minute on the average.
    const scenario = centre(1, 1, {
      types: [
        {
          ...{ id: 'mails', channel: 'email', arrivals: 1, handling: { constant: 3 } },
          promise: { within: 60, 'kept-by': 'reply' },
        },
      ],
      groups: [{ id: 'one', services: ['mails'], agents: 1, capacity: 1 }],
      closing: 'stop',
      periods: [600],
    });
    const { mean } = boundOf(scenario, { seed: 3, days: 20 });
    // A third can be done in time; those due after the end, a tenth, can never be missed.
    expect(mean).toBeGreaterThan(0.9 / 3 + 0.1 - 0.03);
    expect(mean).toBeLessThan(0.9 / 3 + 0.1 + 0.05);
  });

  it.each([0.5, 1, 3])('is not exceeded by any of ours with %s arrivals a minute', (rate) => {
    const scenario = centre(rate, 5);
    const bound = boundOf(scenario, { seed: 2, days: 10 }).mean;
    for (const policy of POLICIES)
      expect(simulate(scenario, { seed: 2, days: 10, policy }).kept.mean).toBeLessThanOrEqual(bound + 1e-9);
  });
});
