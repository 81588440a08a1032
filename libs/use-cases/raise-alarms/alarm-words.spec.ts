import { describe, expect, it } from 'vitest';
import { sayAlarm, sayWhen } from './alarm-words.js';

/** 00:30 in London, when it is still the day before in UTC. */
const NOW = Date.parse('2026-06-09T23:30:00Z');

describe('the words of an alarm', () => {
  it.each([
    ['2026-06-10T13:30:00Z', 'Europe/London', 'today at 14:30'],
    ['2026-06-09T22:59:59Z', 'Europe/London', 'on Tuesday 9 June 2026 at 23:59:59'],
    ['2026-12-24T16:30:00Z', 'Europe/London', 'on Thursday 24 December 2026 at 16:30'],
    ['2026-06-09T22:59:59Z', 'UTC', 'today at 22:59:59'],
  ])('say %s in %s as %s', (instant, zone, words) => {
    expect(sayWhen(Date.parse(instant), NOW, zone)).toBe(words);
  });

  const alarm = {
    title: 'An answer within 4 hours',
    reference: 'TTP7-MQDA',
    whose: 'council' as const,
    dueAt: Date.parse('2026-06-10T13:30:00Z'),
    zone: 'Europe/London',
  };

  it('say what is at risk, was missed or lapsed', () => {
    expect(sayAlarm({ ...alarm, state: 'running' }, NOW)).toEqual({
      entry: 'Promise at risk, due today at 14:30: “An answer within 4 hours”',
      tone: 'neutral',
      notice: 'A promise of TTP7-MQDA is at risk: due today at 14:30',
    });
    expect(sayAlarm({ ...alarm, state: 'missed' }, NOW)).toEqual({
      entry: 'Promise missed: “An answer within 4 hours”',
      tone: 'bad',
      notice: 'A promise of TTP7-MQDA was missed: it was due today at 14:30',
    });
    expect(sayAlarm({ ...alarm, whose: 'customer', state: 'lapsed' }, NOW)).toEqual({
      entry: 'The time the customer had is over: “An answer within 4 hours”',
      tone: 'neutral',
    });
  });

  it('say nothing of a window that the customer still has', () => {
    expect(sayAlarm({ ...alarm, whose: 'customer', state: 'running' }, NOW)).toBeUndefined();
  });
});
