import { describe, expect, it } from 'vitest';
import { plannedSpan, sayShift, whoIsOn, withoutAbsence, withoutTaken } from './who-is-on.js';

const at = (time: string): number => Date.parse(`2026-06-${time}Z`);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const on = (agentId: string, from: string, to: string) => ({ agentId, ...span(from, to) });
const opening = span('08T08:00', '08T17:00');
const said = (found: ReturnType<typeof whoIsOn>) =>
  found.map(
    ({ from, to, agentIds, byPlan }) =>
      `${new Date(from).toISOString().slice(11, 16)}-${new Date(to).toISOString().slice(11, 16)} ${agentIds.join('+')} ${byPlan}`,
  );

describe('who is on', () => {
  const planned = span('08T00:00', '09T00:00');
  const ask = { agentIds: ['a', 'b'], openings: [opening], away: [], planned };

  it('is told in stretches with the same people, only while the calendar is open', () => {
    const shifts = [
      on('a', '08T06:00', '08T12:00'),
      on('b', '08T10:00', '08T20:00'),
      on('c', '08T08:00', '08T17:00'),
    ];
    expect(said(whoIsOn({ ...ask, shifts }))).toEqual([
      '08:00-10:00 a true',
      '10:00-12:00 a+b true',
      '12:00-17:00 b true',
    ]);
  });

  it('is nobody where nobody of those asked for is planned, or who is planned is away', () => {
    const shifts = [on('a', '08T08:00', '08T12:00')];
    const away = [on('a', '08T09:00', '10T00:00')];
    expect(said(whoIsOn({ ...ask, shifts, away }))).toEqual(['08:00-09:00 a true']);
  });

  it('is everybody who is not away while the calendar is open, where no plan speaks of the day', () => {
    const away = [on('b', '01T00:00', '08T10:00')];
    expect(said(whoIsOn({ ...ask, shifts: [], away, planned: null }))).toEqual([
      '08:00-10:00 a false',
      '10:00-17:00 a+b false',
    ]);
    expect(said(whoIsOn({ ...ask, shifts: [], planned: span('01T00:00', '08T09:00') }))).toEqual([
      '09:00-17:00 a+b false',
    ]);
  });

  it('joins shifts that follow each other', () => {
    const shifts = [on('a', '08T08:00', '08T12:00'), on('a', '08T12:00', '08T16:00')];
    expect(said(whoIsOn({ ...ask, shifts }))).toEqual(['08:00-16:00 a true']);
  });
});

it('takes the times somebody is away out of their shifts', () => {
  const shifts = [on('a', '08T08:00', '08T16:00'), on('b', '08T08:00', '08T16:00')];
  expect(withoutAbsence(shifts, [on('a', '08T10:00', '08T11:00')])).toEqual([
    on('a', '08T08:00', '08T10:00'),
    on('a', '08T11:00', '08T16:00'),
    on('b', '08T08:00', '08T16:00'),
  ]);
  expect(withoutAbsence(shifts, [on('a', '08T00:00', '09T00:00')])).toEqual([shifts[1]]);
});

it('takes out who has something else meanwhile, and leaves no stretch where nobody is left', () => {
  const stretches = [
    { ...span('08T08:00', '08T12:00'), agentIds: ['a', 'b'], byPlan: true },
    { ...span('08T12:00', '08T16:00'), agentIds: ['a'], byPlan: true },
  ];
  const taken = [
    on('a', '08T09:00', '08T10:00'),
    on('a', '08T13:00', '08T14:00'),
    on('c', '08T08:00', '08T16:00'),
  ];
  expect(said(withoutTaken(stretches, taken))).toEqual([
    '08:00-09:00 a+b true',
    '09:00-10:00 b true',
    '10:00-12:00 a+b true',
    '12:00-13:00 a true',
    '14:00-16:00 a true',
  ]);
});

it('reaches from the first day of a plan to the end of its last, by the clocks of the organisation', () => {
  expect(plannedSpan([at('08T07:00')], [at('09T22:00')], 'Europe/London')).toEqual(
    span('07T23:00', '09T23:00'),
  );
  expect(plannedSpan([], [], 'Europe/London')).toBeNull();
});

it('says a shift over midnight', () => {
  expect(sayShift(span('08T21:00', '09T05:00'), 'Europe/London')).toBe('22:00 to 06:00 the next day');
  expect(sayShift(span('08T15:00', '08T23:00'), 'Europe/London')).toBe('16:00 to 00:00');
});
