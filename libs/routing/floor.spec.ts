import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Available } from './eligible.js';
import { Floor } from './floor.js';
import { matchWork } from './match-work.js';
import { byUrgencyAt, standsAt, type Waiting } from './rank.js';
import { takeNext } from './take-next.js';

const anyItem: fc.Arbitrary<Waiting> = fc.record({
  id: fc.uuid(),
  service: fc.constantFrom('tax', 'bins'),
  language: fc.constantFrom('en', 'pl'),
  channel: fc.constantFrom('email', 'sms'),
  weight: fc.integer({ min: 1, max: 3 }),
  urgentAt: fc.nat(2000),
  yields: fc.constantFrom(0, 300),
  queuedAt: fc.nat(1000),
  notBefore: fc.option(fc.nat(1500)),
  preferredAgentId: fc.constantFrom(null, 'a', 'b'),
  declinedBy: fc.subarray(['a', 'b', 'c']),
});
const anyAgent: fc.Arbitrary<Available> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  services: fc.subarray(['tax', 'bins']),
  languages: fc.subarray(['en', 'pl']),
  channels: fc.subarray(['email', 'sms']),
  levels: fc.record({ tax: fc.nat(2) }),
  spare: fc.integer({ min: 0, max: 5 }),
  lastAssignedAt: fc.option(fc.nat(100)),
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
        expect(offers).toEqual(matchWork(work, people, NOW));
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
});
