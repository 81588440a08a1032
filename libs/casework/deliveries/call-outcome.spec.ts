import { describe, expect, it } from 'vitest';
import { type CallMoment, outcomeOf, firstRingAndAnswer } from './call-outcome.js';

const T = Date.parse('2026-11-23T10:00:00Z');
const moment = (
  leg: CallMoment['leg'],
  what: CallMoment['what'],
  second: number,
  more: Partial<CallMoment> = {},
): CallMoment => ({ leg, what, at: T + second * 1000, sequence: -1, talkedMs: null, problem: null, ...more });

const CALL = [
  moment('agent', 'ringing', 0, { sequence: 0 }),
  moment('agent', 'answered', 4, { sequence: 1 }),
  moment('customer', 'ringing', 6, { sequence: 0 }),
  moment('customer', 'answered', 11, { sequence: 1 }),
  moment('customer', 'ended', 71, { sequence: 2, talkedMs: 60_000 }),
  moment('agent', 'ended', 72, { sequence: 2, talkedMs: 68_000 }),
];

describe('a call we made', () => {
  it('is on its way until the customer answers, and counts from then', () => {
    const states = CALL.map((_, i) => outcomeOf(CALL.slice(0, i + 1)));
    expect(states.map(({ state }) => state)).toEqual([
      'sent',
      'sent',
      'sent',
      'delivered',
      'delivered',
      'delivered',
    ]);
    for (const reached of states.slice(3)) expect(reached).toMatchObject({ at: T + 11_000 });
  });

  it('comes to the same whatever the order of its moments', () => {
    expect(outcomeOf(CALL.toReversed())).toEqual(outcomeOf(CALL));
  });

  it('was answered when only its end was told, from the beginning of the conversation', () => {
    expect(outcomeOf([CALL[4]!])).toEqual({ state: 'delivered', at: T + 11_000 });
  });

  it('failed when the customer did not answer', () => {
    const problem = 'The customer did not answer.';
    const unanswered = moment('customer', 'ended', 30, { problem });
    expect(outcomeOf([...CALL.slice(0, 3), unanswered])).toEqual({ state: 'failed', problem });
  });

  it('was not tried where its agent was not there before the customer’s telephone rang, and failed after that', () => {
    for (const problem of ['The agent’s own phone was engaged.', 'Whatever a provider says']) {
      const notThere = moment('agent', 'ended', 3, { problem });
      expect(outcomeOf([CALL[0]!, notThere])).toEqual({ state: 'taken-back', problem });
      expect(outcomeOf([notThere, CALL[2]!])).toEqual({ state: 'failed', problem });
    }
  });

  it('is over with the last end of a leg, by its sequence', () => {
    const first = moment('customer', 'ended', 9, { sequence: 1, problem: 'The line is engaged.' });
    const second = moment('customer', 'ended', 8, { sequence: 3, problem: 'The customer did not answer.' });
    expect(outcomeOf([first, second])).toEqual({ state: 'failed', problem: second.problem });
  });
});

describe('a call that came in', () => {
  it('rang first and was answered first', () => {
    const rung = [
      moment('agent', 'ringing', 2),
      moment('agent', 'ringing', 1),
      moment('agent', 'answered', 9),
    ];
    expect(firstRingAndAnswer(rung)).toEqual({ rangAt: T + 1000, answeredAt: T + 9000 });
    expect(firstRingAndAnswer([moment('customer', 'ended', 20)])).toEqual({});
  });
});
