import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildScenario } from './build-scenario.js';
import type { Estimate } from './estimate.js';
import type { Scenario } from './scenario.js';
import { scenarioFile } from './scenario-file.js';
import { simulate } from './simulate.js';

const SHIPPED = new URL('../../../apps/cli/scenarios/', import.meta.url);

function shipped(name: string): Scenario {
  const { scenario, faults } = buildScenario(
    scenarioFile.parse(parse(readFileSync(new URL(`${name}.yaml`, SHIPPED), 'utf8'))),
  );
  expect(faults).toEqual([]);
  return scenario!;
}

/** Published means with the half-width of their 95 % interval, over 1,000 days. */
const PUBLISHED: [string, number, number][] = [
  ['served', 4297.3, 27.2],
  ['abandoned', 910.3, 34.2],
  ['service level', 0.501, 0.0075],
  ['occupancy of group 0', 0.881, 0.0035],
  ...(
    [
      ['type 0', [170.2, 599.3, 15.5], [5.9, 5.2, 1.7]],
      ['type 1', [262.9, 511.6, 34.7], [8.3, 5.3, 3.4]],
      ['type 2', [259.8, 613.7, 24.9], [9.6, 6.1, 2.8]],
    ] as const
  ).flatMap(([id, means, halves]) =>
    means.map((mean, period): [string, number, number] => [`${id} ${period}`, mean, halves[period]!]),
  ),
];

describe('a published centre of three types and two groups', () => {
  const summary = simulate(shipped('three-types-two-groups'), {
    seed: 1,
    days: 100,
  });
  const { counts, serviceLevel, occupancy, types } = summary;
  const ours = new Map<string, Estimate>([
    ['served', counts.answered],
    ['abandoned', counts.abandoned],
    ['service level', serviceLevel],
    ['occupancy of group 0', occupancy['group 0']!],
    ...types.flatMap(({ id, periods }) =>
      periods.map(({ kept }, period): [string, Estimate] => [`${id} ${period}`, kept]),
    ),
  ]);

  it.each(PUBLISHED)('comes to what was published: %s', (name, mean, half) => {
    const { mean: our, error } = ours.get(name)!;
    const combined = Math.hypot(error, half / 1.96);
    expect(Math.abs(our - mean) / combined).toBeLessThan(3);
  });
});

describe('agents with one skill, two or all', () => {
  it('do almost as well with two as with all, and much worse with one', () => {
    const [one, two, six] = ['one', 'two', 'six'].map(
      (skills) => simulate(shipped(`skills-${skills}`), { seed: 1, days: 5 }).kept.mean,
    );
    expect(six!).toBeGreaterThan(two!);
    expect(six! - two!).toBeLessThan((six! - one!) / 2);
  });
});
