import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildScenario } from '../build-scenario.js';
import { POLICIES, withLoad } from '../scenario.js';
import { scenarioFile } from '../scenario-file.js';
import { simulate } from '../simulate.js';

const OTHERS = POLICIES.filter((policy) => policy !== 'frontdoor' && policy !== 'by-group');
const SCENARIOS = [
  'ordinary-week',
  'billing-week',
  'flood-night',
  'after-a-bank-holiday',
  'half-the-staff-ill',
];
const LOADS = [0.8, 0.95, 1.1];

describe('the policy of the hub', () => {
  it.each(SCENARIOS.flatMap((name) => LOADS.map((load): [string, number] => [name, load])))(
    'keeps the largest share of promises of all in %s at a load of %s',
    (name, load) => {
      const file = new URL(`../../../../apps/cli/scenarios/${name}.yaml`, import.meta.url);
      const { scenario } = buildScenario(scenarioFile.parse(parse(readFileSync(file, 'utf8'))));
      const loaded = withLoad(scenario!, load);
      const kept = (policy: (typeof POLICIES)[number]): number =>
        simulate(loaded, { seed: 1, days: 1, policy }).kept.mean;
      expect(kept('frontdoor')).toBeGreaterThan(Math.max(...OTHERS.map(kept)));
    },
  );
});
