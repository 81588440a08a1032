import type { CallView } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { announced, callerOf, numberOf, standing, whereIs } from './call-words.js';

const ME = 'me';
const call: CallView = {
  ...{ id: 'call', reference: 'AAAA-BBBB', enquiryId: 'enquiry', state: 'waiting', mine: 'ringing' },
  ...{
    number: '+447700900830',
    name: null,
    service: 'Waste',
    serviceSlug: 'waste',
    entryPoint: 'Main number',
    agent: null,
  },
  ...{ beganAt: '2026-07-03T09:00:00Z', answeredAt: null, heldAt: null, endedAt: null },
  ...{
    people: [],
    unreached: [],
    needs: [],
    openMatters: [],
    brief: null,
    interpreter: null,
    lastSaid: [],
    direction: 'in',
    isMachine: false,
  },
};
const person = {
  id: 'leg',
  kind: 'colleague',
  who: 'Birch',
  agentId: ME,
  state: 'ringing',
  softphone: false,
} as const;

describe('calls in words', () => {
  it('call who calls by name, by number, or withheld', () => {
    expect([callerOf(call), numberOf(call)]).toEqual(['+447700900830', '']);
    const named = { ...call, name: 'A customer' };
    expect([callerOf(named), numberOf(named)]).toEqual(['A customer', '+447700900830']);
    expect(numberOf({ ...named, number: null })).toBe('number withheld');
    expect(callerOf({ name: null, number: null })).toBe('A withheld number');
  });

  it.each([
    ['rings', {}, /^A call rings: \+447700900830, for Waste/],
    ['asked-in', { mine: 'asked-in', state: 'talking', agent: 'Ash', people: [person] }, /^Ash asks you/],
    ['guest', { mine: 'asked-in', people: [{ ...person, state: 'joined' }] }, /^You are in/],
    ['calls', { mine: 'mine', state: 'waiting', direction: 'out' }, /^You ring/],
    ['machine', { mine: 'mine', state: 'talking', direction: 'out', isMachine: true }, /answering machine/],
    ['talks', { mine: 'mine', state: 'talking' }, /^You speak/],
    ['held', { mine: 'mine', state: 'held' }, /on hold/],
    ['wrap-up', { mine: 'mine', state: 'wrap-up' }, /Say how it ended/],
    ['passing', { mine: 'mine', state: 'ended' }, /^$/],
  ] as const)('say that one %s', (where, changes, words) => {
    const changed = { ...call, ...changes } as CallView;
    expect(whereIs(changed, ME)).toBe(where);
    expect(announced(changed, ME)).toMatch(words);
  });

  it('say how a telephone stands', () => {
    expect(standing(person)).toBe('is rung');
    expect(standing({ ...person, state: 'answered' })).toBe('has picked up');
    expect(standing({ ...person, state: 'joined' })).toBe('in the call');
    expect(standing({ kind: 'listener', state: 'joined' })).toBe('listens, unheard');
    expect(standing({ kind: 'helper', state: 'joined' })).toBe('helps, heard by the agent alone');
  });
});
