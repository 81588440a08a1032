import { describe, expect, it } from 'vitest';
import {
  backtest,
  forecastDay,
  HALVES,
  type HistoryDay,
  missedAtPace,
  peopleNeeded,
  weekdayOf,
} from './index.js';

const DAY = 24 * 3_600_000;
const BY_WEEKDAY = [130, 110, 100, 100, 90, 10, 0];

/** Days with a course of their own, between 9 and 17 o’clock; `more` multiplies single days. */
function history(
  days: number,
  { noise = 0, more = {} }: { noise?: number; more?: Readonly<Record<string, number>> } = {},
): HistoryDay[] {
  let state = 1;
  const chance = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5;
  return Array.from({ length: days }, (_, each) => {
    const date = new Date(Date.parse('2026-01-05') + each * DAY).toISOString().slice(0, 10);
    const weekday = weekdayOf(date);
    const total = BY_WEEKDAY[weekday - 1]! * (more[date] ?? 1) * (1 + noise * chance());
    const halves = Array.from({ length: HALVES }, (_, half) => (half >= 18 && half < 34 ? total / 16 : 0));
    return { date, weekday, kind: more[date] === undefined ? 'usual' : 'campaign', halves };
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

describe('a forecast', () => {
  it('finds the weekday and the course of the day again', () => {
    const monday = forecastDay(history(84), { date: '2026-03-30', weekday: 1, kind: 'usual' });
    expect(sum(monday)).toBeCloseTo(130, 0);
    expect(monday[17]).toBe(0);
    expect(monday[20]).toBeCloseTo(130 / 16, 1);
  });

  it('knows what days of a campaign came to, and a first one is a usual day', () => {
    const more = { '2026-02-02': 2, '2026-03-02': 2, '2026-03-16': 2 };
    const wanted = { date: '2026-03-30', weekday: 1, kind: 'campaign' as const };
    expect(sum(forecastDay(history(84, { more }), wanted))).toBeGreaterThan(205);
    expect(sum(forecastDay(history(84), wanted))).toBeCloseTo(130, 0);
  });

  it('says nothing where nothing was, and looks at no day that was not over', () => {
    expect(sum(forecastDay([], { date: '2026-03-30', weekday: 1, kind: 'usual' }))).toBe(0);
    const all = history(120);
    const wanted = all[90]!;
    expect(forecastDay(all, wanted)).toEqual(forecastDay(all.slice(0, 90), wanted));
  });

  it('is nearer than the same weekday a week before, where chance is at work', () => {
    const { days, byDay, byHalfHour } = backtest(history(120, { noise: 0.4 }));
    expect(days).toBe(28);
    expect(byDay.ours!).toBeLessThan(byDay.naive!);
    expect(byHalfHour.ours!).toBeLessThan(byHalfHour.naive!);
    expect(backtest([])).toMatchObject({ days: 0, byDay: { ours: null, naive: null } });
  });
});

describe('people needed', () => {
  // 100 calls in half an hour of 3 minutes each: 10 erlangs; 14 keep 80 % within 20 seconds by the tables of Erlang C.
  it('are those of the tables', () => {
    const need = { arrivals: 100, handling: 3, within: 1 / 3, share: 0.8 };
    expect(peopleNeeded(need)).toBe(14);
    expect(peopleNeeded({ ...need, patience: 3 })).toBeLessThanOrEqual(14);
    expect(peopleNeeded({ ...need, arrivals: 0 })).toBe(0);
  });
});

describe('what will be missed at the pace of the last hour', () => {
  const HOUR = 3_600_000;
  const due = (hours: number, service = 'waste') => ({
    ...{ service, urgentAt: hours * HOUR, dueAt: hours * HOUR, isMissed: false },
  });
  it('is what cannot be reached in time, within the hours looked at', () => {
    const work = [due(0.4), due(1.2), due(1.3), due(1.4), due(9), due(1, 'parking')];
    const pace = new Map([['waste', 2]]);
    expect([...missedAtPace(work, pace, { now: 0, until: 4 * HOUR })]).toEqual([
      ['waste', 3],
      ['parking', 1],
    ]);
  });
  it('leaves out what was missed before', () =>
    expect([...missedAtPace([{ ...due(-1), isMissed: true }], new Map(), { now: 0, until: HOUR })]).toEqual(
      [],
    ));
});
