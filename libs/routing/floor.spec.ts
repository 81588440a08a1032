import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Available, isAble } from './eligible.js';
import { Floor } from './floor.js';
import { matchWork } from './match-work.js';
import { byUrgencyAt, standsAt, type Waiting } from './rank.js';
import { takeNext } from './take-next.js';

const anyItem: fc.Arbitrary<Waiting> = fc.record({
  id: fc.uuid(),
  service: fc.constantFrom('tax', 'bins'),
  language: fc.constantFrom('en', 'en-GB', 'pl', '*'),
  channel: fc.constantFrom('email', 'sms'),
  weight: fc.integer({ min: 1, max: 3 }),
  urgentAt: fc.nat(2000),
  yields: fc.constantFrom(0, 300),
  queuedAt: fc.nat(1000),
  notBefore: fc.option(fc.nat(1500)),
  preferredAgentId: fc.constantFrom(null, 'a', 'b'),
  declinedBy: fc.subarray(['a', 'b', 'c']),
  excluded: fc.subarray(['a', 'c'], { maxLength: 1 }),
  needs: fc.subarray(['sms'], { maxLength: 1 }),
  isSpoken: fc.boolean(),
  expectedMs: fc.nat(300),
  leastLevel: fc.constantFrom(0, 0, 4),
  alsoServices: fc.subarray(['bins']),
});
const anyAgent: fc.Arbitrary<Available> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  services: fc.subarray(['tax', 'bins']),
  languages: fc.subarray(['en', 'en-GB', 'pl']),
  channels: fc.subarray(['email', 'sms']),
  levels: fc.record({ tax: fc.integer({ min: 1, max: 5 }) }),
  spare: fc.integer({ min: 0, max: 5 }),
  lastAssignedAt: fc.option(fc.nat(100)),
  endsAt: fc.option(fc.integer({ min: 900, max: 1500 })),
});
const items = fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 30 });
const agents = fc.uniqueArray(anyAgent, { selector: ({ id }) => id });
const NOW = 1000;

describe('the floor of a centre', () => {
  it('gives one work item after the other to those to whom the whole queue would be given', () => {
    fc.assert(
      fc.property(items, agents, (work, people) => {
        const floor = new Floor();
        const room = new Map(people.map((agent) => [agent.id, agent]));
        for (const agent of people) floor.setAgent(agent);
        const offers = work.toSorted(byUrgencyAt(NOW)).flatMap((item) => {
          const offer = floor.offer(item, NOW);
          if (!offer) return [];
          const agent = room.get(offer.agentId)!;
          const busier = { ...agent, spare: agent.spare - item.weight, lastAssignedAt: NOW };
          room.set(agent.id, busier);
          floor.setAgent(busier);
          return [offer];
        });
        const wanted = matchWork(work, people, NOW);
        expect(offers).toEqual(wanted.map(({ workItemId, agentId }) => ({ workItemId, agentId })));
      }),
    );
  });

  it('has whoever asks take what they would take of the whole queue, again and again', () => {
    fc.assert(
      fc.property(items, agents, fc.array(fc.nat(30)), (work, people, gone) => {
        const floor = new Floor();
        for (const agent of people) floor.setAgent(agent);
        for (const item of work) floor.add(item);
        let left = work.filter((_, index) => !gone.includes(index));
        for (const index of gone) if (work[index]) floor.remove(work[index].id);
        for (let now = NOW; now < NOW + 40; now++) {
          const agent = people[now % Math.max(people.length, 1)];
          if (!agent) return;
          const wanted = takeNext(
            left.filter(({ declinedBy }) => !declinedBy.includes(agent.id)),
            { agent, others: people.filter((other) => other !== agent), now },
          );
          expect(floor.take(agent.id, now)).toEqual(wanted);
          left = left.filter((item) => item !== wanted);
          expect(floor.waiting).toBe(left.length);
        }
      }),
    );
  });

  it('has what was missed yield to what can still be kept, and no longer than it says', () => {
    const item = { urgentAt: 100, yields: 50, queuedAt: 0, id: 'x' };
    expect([standsAt(item, 100), standsAt(item, 101), standsAt(item, 900)]).toEqual([100, 150, 150]);
  });

  it('leaves nobody idle who could do what waits, whatever happens', () => {
    const comes = fc.record({ what: fc.constant('work' as const), item: anyItem });
    const changes = fc.record({ what: fc.constant('agent' as const), agent: anyAgent });
    const leaves = fc.record({
      what: fc.constant('leaves' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(comes, changes, leaves), { maxLength: 40 }), (happenings) => {
        const floor = new Floor();
        const people = new Map<string, Available>();
        const waiting = new Map<string, Waiting>();
        const held = new Map<string, string>();
        const give = (agentId: string, item: Waiting): void => {
          const agent = people.get(agentId)!;
          expect(agent.spare).toBeGreaterThanOrEqual(item.weight);
          expect(item.declinedBy).not.toContain(agentId);
          expect(item.excluded).not.toContain(agentId);
          expect(held.has(item.id)).toBe(false);
          held.set(item.id, agentId);
          waiting.delete(item.id);
          people.set(agentId, { ...agent, spare: agent.spare - item.weight, lastAssignedAt: NOW });
          floor.setAgent(people.get(agentId)!);
        };
        const fill = (agentId: string): void => {
          for (let item = floor.take(agentId, NOW); item; item = floor.take(agentId, NOW))
            give(agentId, item);
        };
        for (const happening of happenings) {
          if (happening.what === 'work') {
            const { item } = happening;
            if (waiting.has(item.id) || held.has(item.id)) continue;
            const offer = floor.offer(item, NOW);
            if (offer) give(offer.agentId, item);
            else {
              waiting.set(item.id, item);
              floor.add(item);
            }
          } else if (happening.what === 'agent') {
            people.set(happening.agent.id, happening.agent);
            floor.setAgent(happening.agent);
          } else {
            people.delete(happening.id);
            floor.removeAgent(happening.id);
          }
          // Whoever becomes free or leaves may free work for others: what belongs to somebody free is left to them.
          for (const id of people.keys()) fill(id);
          for (const agent of people.values())
            for (const item of waiting.values()) {
              const owner = people.get(item.preferredAgentId ?? '');
              if (owner && isAble(owner, item, NOW)) continue;
              expect(isAble(agent, item, NOW)).toBe(false);
            }
        }
      }),
    );
  });
});
