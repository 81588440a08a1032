import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Available, Floor, type Waiting } from '@frontdoor/routing';
import { buildScenario, scenarioFile, simulate } from '@frontdoor/routing/simulator';
import { parse } from 'yaml';
import { quantile } from '../due/numbers.js';

const AGENTS = 10_000;
const DECISIONS = 20_000;
const SERVICES = 20;
const LANGUAGES = ['en', 'cy', 'pl', 'ur', 'bn'];
const CHANNELS = ['phone', 'email', 'sms', 'web', 'social', 'letter'];

/**
 * How long the policy takes for one decision, with so much waiting and 10,000 agents of many mixes of skills: who gets new
 * work, and what somebody takes who becomes free. Then how many contacts a second are simulated.
 */
export async function benchRouting(
  tell: (line: string) => void,
  items: readonly number[] = [1000, 1_000_000],
): Promise<object> {
  const decisions = items.map((count) => {
    tell(`${count} waiting, ${AGENTS} agents`);
    return { waiting: count, agents: AGENTS, ...decide(count) };
  });
  tell('a published centre, simulated');
  return { decisions, simulated: simulated() };
}

function decide(count: number): object {
  const floor = new Floor();
  for (let n = 0; n < AGENTS; n++) floor.setAgent(agentOf(n, 1));
  for (let n = 0; n < count; n++) floor.add(workOf(n));
  const takes: number[] = [];
  const offers: number[] = [];
  for (let n = 0; n < DECISIONS; n++) {
    const agent = (n * 7919) % AGENTS;
    const now = n * 10;
    const asked = performance.now();
    const item = floor.take(`agent ${agent}`, now);
    takes.push(performance.now() - asked);
    // Somebody has it now, who is free again at once; as much waits as before.
    if (item) floor.add({ ...item, id: `again ${n}` });
    const offered = performance.now();
    const offer = floor.offer(workOf(count + n), now);
    offers.push(performance.now() - offered);
    if (offer)
      floor.setAgent({ ...agentOf(Number(offer.agentId.slice('agent '.length)), 1), lastAssignedAt: now });
  }
  return { takeMs: quantiles(takes), offerMs: quantiles(offers) };
}

const agentOf = (n: number, spare: number): Available => ({
  id: `agent ${n}`,
  services: [n % SERVICES, (n * 7 + 3) % SERVICES, (n * 13 + 5) % SERVICES].map((each) => `service ${each}`),
  languages: n % 9 === 0 ? ['en', LANGUAGES[1 + (n % 4)]!] : ['en'],
  channels: n % 3 === 0 ? CHANNELS : CHANNELS.slice(0, 3),
  spare,
  lastAssignedAt: null,
});

const workOf = (n: number): Waiting => ({
  id: `work ${n}`,
  service: `service ${(n * 31) % SERVICES}`,
  language: n % 20 === 0 ? LANGUAGES[(n / 20) % 5]! : 'en',
  channel: CHANNELS[(n * 17) % CHANNELS.length]!,
  weight: 1,
  urgentAt: (n * 2_654_435_761) % 1_000_000_007,
  yields: 86_400_000,
  queuedAt: n,
  notBefore: null,
  preferredAgentId: n % 50 === 0 ? `agent ${n % AGENTS}` : null,
  declinedBy: n % 40 === 0 ? [`agent ${(n * 3) % AGENTS}`] : [],
});

const quantiles = (ms: readonly number[]): object => ({
  p50: quantile(ms, 0.5),
  p99: quantile(ms, 0.99),
  max: quantile(ms, 1),
});

function simulated(): object {
  const file = path.resolve(
    import.meta.dirname,
    '../../../../apps/cli/scenarios/three-types-two-groups.yaml',
  );
  const { scenario } = buildScenario(scenarioFile.parse(parse(readFileSync(file, 'utf8'))));
  const days = 40;
  return Object.fromEntries(
    (['frontdoor', 'by-group'] as const).map((policy) => {
      const began = performance.now();
      const { counts } = simulate(scenario!, { seed: 1, days, policy });
      const seconds = (performance.now() - began) / 1000;
      return [policy, { contactsPerSecond: Math.round((counts.arrived.mean * days) / seconds) }];
    }),
  );
}
