import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Available, isAble } from './eligible.js';
import { matchWork } from './match-work.js';
import { urgentAt, type Waiting, YIELDS } from './rank.js';

const item = (id: string, over: Partial<Waiting> = {}): Waiting => ({
  id,
  service: 'tax',
  language: 'en',
  channel: 'email',
  weight: 1,
  urgentAt: 100,
  queuedAt: 0,
  notBefore: null,
  preferredAgentId: null,
  declinedBy: [],
  ...over,
});
const agent = (id: string, over: Partial<Available> = {}): Available => ({
  id,
  services: ['tax'],
  languages: ['en'],
  channels: ['email'],
  spare: 1,
  lastAssignedAt: null,
  ...over,
});

describe('matching work to agents', () => {
  it('gives the most urgent to the agent who has waited longest', () => {
    const offers = matchWork(
      [item('late', { urgentAt: 50 }), item('soon', { urgentAt: 10 })],
      [agent('a', { lastAssignedAt: 5 }), agent('b', { lastAssignedAt: 1 })],
      0,
    );
    expect(offers.map((o) => [o.workItemId, o.agentId])).toEqual([
      ['soon', 'b'],
      ['late', 'a'],
    ]);
  });

  it('asks the owner of the enquiry first, and somebody else when the owner has no room', () => {
    const owned = item('x', { preferredAgentId: 'b' });
    expect(matchWork([owned], [agent('a'), agent('b', { lastAssignedAt: 9 })], 0)[0]?.agentId).toBe('b');
    expect(matchWork([owned], [agent('a'), agent('b', { spare: 0 })], 0)[0]?.agentId).toBe('a');
  });

  it('does not let work that nobody can do hold up work that somebody can', () => {
    const offers = matchWork(
      [item('polish', { urgentAt: 1, language: 'pl' }), item('english')],
      [agent('a')],
      0,
    );
    expect(offers.map((o) => o.workItemId)).toEqual(['english']);
  });

  it('rings nobody twice at once, who may still get something else', () => {
    const call = { channel: 'phone', isOneAtATime: true };
    const offers = matchWork(
      [item('first', { ...call, urgentAt: 1 }), item('second', { ...call, urgentAt: 2 }), item('mail')],
      [agent('a', { channels: ['phone', 'email'], spare: 9 })],
      0,
    );
    expect(offers.map((o) => o.workItemId)).toEqual(['first', 'mail']);
  });

  it('keeps a callback until its time', () => {
    expect(matchWork([item('x', { notBefore: 10 })], [agent('a')], 9)).toEqual([]);
    expect(matchWork([item('x', { notBefore: 10 })], [agent('a')], 10)).toHaveLength(1);
  });

  it('counts work without a promise as due a day after it came', () => {
    const due = (dueAt: number, isMissed = false): { dueAt: number; isMissed: boolean } => ({
      dueAt,
      isMissed,
    });
    expect(urgentAt({ queuedAt: 1000, promises: [] })).toBe(1000 + 86_400_000);
    expect(urgentAt({ queuedAt: 1000, promises: [], callbackTo: 5000 })).toBe(5000);
    expect(urgentAt({ queuedAt: 1000, promises: [due(7000), due(3000)], callbackTo: 5000 })).toBe(3000);
    expect(urgentAt({ queuedAt: 1000, promises: [due(500)], atOnce: true })).toBe(1000);
  });

  it('has what was missed wait for what can still be kept, half an hour where somebody is there, else a day', () => {
    const missed = { dueAt: 3000, isMissed: true };
    expect(urgentAt({ queuedAt: 1000, promises: [missed] })).toBe(3000 + YIELDS.written);
    expect(urgentAt({ queuedAt: 1000, promises: [missed], isThere: true })).toBe(3000 + YIELDS.there);
    expect(urgentAt({ queuedAt: 1000, promises: [missed, { dueAt: 9000, isMissed: false }] })).toBe(9000);
  });

  const anyItem = fc.record({
    id: fc.uuid(),
    service: fc.constantFrom('tax', 'bins'),
    language: fc.constantFrom('en', 'pl'),
    channel: fc.constantFrom('email', 'sms'),
    weight: fc.integer({ min: 1, max: 3 }),
    urgentAt: fc.nat(1000),
    queuedAt: fc.nat(1000),
    notBefore: fc.constant(null),
    preferredAgentId: fc.constant(null),
    declinedBy: fc.constant([]),
  });
  const anyAgent = fc.record({
    id: fc.uuid(),
    services: fc.subarray(['tax', 'bins']),
    languages: fc.subarray(['en', 'pl']),
    channels: fc.subarray(['email', 'sms']),
    spare: fc.integer({ min: 0, max: 5 }),
    lastAssignedAt: fc.option(fc.nat(100)),
  });

  it('never overfills, and leaves no able agent idle while work waits', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyItem, { selector: (i) => i.id }),
        fc.uniqueArray(anyAgent, { selector: (a) => a.id }),
        (items, agents) => {
          const offers = matchWork(items, agents, 2000);
          const left = agents.map((each) => ({
            ...each,
            spare:
              each.spare -
              offers
                .filter((o) => o.agentId === each.id)
                .reduce((sum, o) => sum + items.find((i) => i.id === o.workItemId)!.weight, 0),
          }));
          expect(left.every((each) => each.spare >= 0)).toBe(true);
          const unoffered = items.filter((i) => !offers.some((o) => o.workItemId === i.id));
          expect(unoffered.some((i) => left.some((a) => isAble(a, i, 2000)))).toBe(false);
        },
      ),
    );
  });
});
