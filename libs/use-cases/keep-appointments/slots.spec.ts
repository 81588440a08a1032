import { describe, expect, it } from 'vitest';
import { freeSlots, whoIsFree } from './slots.js';

const at = (time: string): number => Date.parse(`2026-06-08T${time}:00Z`);
const on = (from: string, to: string, ...agentIds: string[]) => ({
  from: at(from),
  to: at(to),
  agentIds,
  byPlan: true,
});
const said = (slots: ReturnType<typeof freeSlots>) =>
  slots.map(({ from, agentIds }) => `${new Date(from).toISOString().slice(11, 16)} ${agentIds.join('+')}`);

describe('free times', () => {
  it('are those for all of which one person is on and has no other appointment', () => {
    const stretches = [on('09:00', '10:00', 'a'), on('10:00', '11:00', 'a', 'b'), on('12:00', '13:00', 'b')];
    const taken = [{ agentId: 'a', from: at('10:00'), to: at('10:30') }];
    expect(said(freeSlots({ stretches, taken, minutes: 60, notBefore: 0 }))).toEqual([
      '09:00 a',
      '10:00 b',
      '12:00 b',
    ]);
    expect(said(freeSlots({ stretches, taken: [], minutes: 60, notBefore: at('09:30') }))).toEqual([
      '09:30 a',
      '10:00 a+b',
      '12:00 b',
    ]);
  });

  it('never reach beyond the opening', () => {
    const stretches = [on('09:00', '10:00', 'a')];
    expect(whoIsFree({ from: at('08:30'), to: at('09:30') }, stretches, [])).toEqual([]);
    expect(whoIsFree({ from: at('09:30'), to: at('10:30') }, stretches, [])).toEqual([]);
    expect(whoIsFree({ from: at('09:15'), to: at('09:45') }, stretches, [])).toEqual(['a']);
    expect(freeSlots({ stretches, taken: [], minutes: 90, notBefore: 0 })).toEqual([]);
  });
});
