import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Available } from './eligible.js';
import { Matching } from './match-work.js';
import { byUrgencyAt, type Waiting } from './rank.js';
import { type DecidedRound, consideredAt, decideAgain, isTheSame, worthKeeping } from './record.js';
import { mayTake, takeNext } from './take-next.js';

const NOW = 1000;
const PEOPLE = Array.from({ length: 60 }, (_, n) => `agent ${n}`);

const anyItem: fc.Arbitrary<Waiting> = fc.record({
  id: fc.uuid(),
  service: fc.constantFrom('tax', 'bins'),
  language: fc.constantFrom('en', 'en-GB', 'pl', '*'),
  channel: fc.constantFrom('email', 'phone'),
  weight: fc.integer({ min: 1, max: 3 }),
  urgentAt: fc.nat(2000),
  queuedAt: fc.nat(1000),
  notBefore: fc.option(fc.nat(1500), { freq: 5 }),
  isOneAtATime: fc.boolean(),
  isSpoken: fc.boolean(),
  expectedMs: fc.nat(200),
  preferredAgentId: fc.option(fc.constantFrom(...PEOPLE)),
  declinedBy: fc.subarray(PEOPLE, { maxLength: 3 }),
  excluded: fc.subarray(PEOPLE, { maxLength: 3 }),
  needs: fc.subarray(['phone']),
  leastLevel: fc.constantFrom(0, 3, 4),
  alsoServices: fc.subarray(['bins']),
});
const anyAgent: fc.Arbitrary<Available> = fc.record({
  id: fc.constantFrom(...PEOPLE),
  services: fc.subarray(['tax', 'bins']),
  languages: fc.subarray(['en', 'en-GB', 'pl']),
  channels: fc.subarray(['email', 'phone']),
  levels: fc.record({ tax: fc.integer({ min: 1, max: 5 }) }),
  spare: fc.integer({ min: 0, max: 5 }),
  lastAssignedAt: fc.option(fc.nat(100)),
  endsAt: fc.option(fc.integer({ min: 900, max: 1400 })),
});
const items = fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 20 });
const agents = fc.uniqueArray(anyAgent, { selector: ({ id }) => id, maxLength: 60, size: 'max' });

function decided(work: readonly Waiting[], people: readonly Available[]): DecidedRound {
  const matching = new Matching(people, NOW);
  const decisions = work.toSorted(byUrgencyAt(NOW)).map((item) => {
    const offer = matching.offer(item);
    return { item, agentId: offer?.agentId ?? null, reason: offer?.reason ?? null };
  });
  return { kind: 'offers', at: NOW, agents: people, decisions };
}

describe('what is kept of decisions', () => {
  it('comes to the same decisions again, of however many people', () => {
    fc.assert(
      fc.property(items, agents, (work, people) => {
        const round = decided(work, people);
        const kept = { ...round, agents: worthKeeping(round) };
        expect(kept.agents.length).toBeLessThanOrEqual(40 + round.decisions.length);
        expect(decideAgain(kept)).toEqual(round.decisions.map(({ agentId }) => agentId));
      }),
    );
  });

  it('comes to the same of whoever asked for work', () => {
    fc.assert(
      fc.property(
        items,
        fc.uniqueArray(anyAgent, { selector: ({ id }) => id, minLength: 1 }),
        (work, people) => {
          const [agent, ...others] = people;
          const asking = { agent: agent!, others, now: NOW };
          const next = takeNext(work, asking);
          const decisions = work.toSorted(byUrgencyAt(NOW)).map((item) => ({
            ...{ item, agentId: item === next ? agent!.id : null },
            reason: item === next ? ('asked' as const) : null,
          }));
          const round: DecidedRound = { kind: 'next', at: NOW, agents: people, decisions };
          expect(isTheSame({ ...round, agents: worthKeeping(round) })).toBe(true);
          if (next && !mayTake(next, asking)) expect(next.declinedBy).toContain(agent!.id);
        },
      ),
    );
  });

  it('tells a decision that the policy would not make', () => {
    const item: Waiting = {
      ...{ id: 'x', service: 'tax', language: 'en', channel: 'email', weight: 1, urgentAt: 1, queuedAt: 1 },
      ...{ notBefore: null, preferredAgentId: null, declinedBy: [] },
    };
    const person = (id: string, lastAssignedAt: number): Available => ({
      ...{ id, services: ['tax'], languages: ['en'], channels: ['email'], spare: 1, lastAssignedAt },
    });
    const people = [person('a', 5), person('b', 1)];
    const round = (agentId: string): DecidedRound => ({
      ...{ kind: 'offers', at: NOW, agents: people },
      decisions: [{ item, agentId, reason: 'longest-idle' }],
    });
    expect([isTheSame(round('b')), isTheSame(round('a'))]).toEqual([true, false]);
  });

  it('says of each what kept them from it, with what they had been given before', () => {
    fc.assert(
      fc.property(items, agents, (work, people) => {
        const round = decided(work, people);
        round.decisions.forEach(({ agentId }, place) => {
          const able = consideredAt(round, place).filter(({ hindrance }) => hindrance === null);
          if (agentId === null) expect(able).toEqual([]);
          else expect(able.map(({ agent }) => agent.id)).toContain(agentId);
        });
      }),
    );
  });
});
