import { describe, expect, it } from 'vitest';
import { dayInWords, fullDate, fullTime, shortTime, timeRange } from './format.js';
import { span } from './span.js';
import { countdown, leftInWords, urgencyOf } from './urgency.js';

const zone = 'Europe/London';
const now = Date.parse('2026-07-01T09:00:00Z');

describe('span', () => {
  it.each([
    [0, '0 s'],
    [45_000, '45 s'],
    [90_000, '1 min 30 s'],
    [5 * 60_000, '5 min'],
    [59 * 60_000 + 59_999, '59 min'],
    [3 * 3_600_000 + 12 * 60_000, '3 h 12 min'],
    [2 * 3_600_000, '2 h'],
    [52 * 3_600_000, '2 d 4 h'],
    [-7_200_000, '2 h'],
  ])('%i ms is %s', (ms, text) => expect(span(ms)).toBe(text));
});

describe('countdown', () => {
  it('counts down to the promise', () =>
    expect(countdown('2026-07-01T12:12:30Z', now)).toBe('due in 3 h 12 min'));
  it('says when it is due this second', () => expect(countdown('2026-07-01T09:00:00Z', now)).toBe('due now'));
  it('counts what it is over', () => expect(countdown('2026-07-01T07:00:00Z', now)).toBe('2 h over'));
});

describe('urgency', () => {
  const promise = {
    dueAt: '2026-07-01T12:00:00Z',
    atRiskAt: ['2026-07-01T10:00:00Z', '2026-07-01T11:30:00Z'],
  };
  it('is on track before the first warning', () => expect(urgencyOf(promise, now)).toBe('on-track'));
  it('is at risk from the first warning on', () =>
    expect(urgencyOf(promise, Date.parse('2026-07-01T10:00:00Z'))).toBe('at-risk'));
  it('is missed from the due instant on', () =>
    expect(urgencyOf(promise, Date.parse('2026-07-01T12:00:00Z'))).toBe('missed'));
});

describe('times in the zone of the organisation', () => {
  it('shows the clock alone for today, in summer time', () =>
    expect(shortTime('2026-07-01T13:30:00Z', now, zone)).toBe('14:30'));
  it('adds the day for another day', () =>
    expect(shortTime('2026-07-07T13:30:00Z', now, zone)).toBe('Tue 7 Jul, 14:30'));
  it('adds the year for another year', () =>
    expect(dayInWords('2027-01-04T09:00:00Z', now, zone)).toBe('Mon 4 Jan 2027'));
  it('says a stretch of today', () =>
    expect(timeRange('2026-07-01T13:00:00Z', '2026-07-01T15:00:00Z', now, zone)).toBe(
      'today 14:00 to 16:00',
    ));
  it('says a stretch over two days', () =>
    expect(timeRange('2026-07-01T13:00:00Z', '2026-07-02T15:00:00Z', now, zone)).toBe(
      'today 14:00 to Thu 2 Jul, 16:00',
    ));
  it('says the whole for a sentence to a customer', () =>
    expect(fullTime('2026-07-07T13:30:00Z', zone)).toBe('Tuesday 7 July 2026 at 14:30'));
  it('says a calendar day', () => expect(fullDate('2026-07-07')).toBe('Tuesday 7 July 2026'));
});

describe('what is left in the unit of the promise', () => {
  const hours = {
    unit: 'working-hours' as const,
    stretches: [
      { from: '2026-07-01T09:00:00Z', to: '2026-07-01T16:00:00Z' },
      { from: '2026-07-02T08:00:00Z', to: '2026-07-02T11:30:00Z' },
    ],
  };
  const days = {
    unit: 'working-days' as const,
    stretches: [
      { from: '2026-06-30T23:00:00Z', to: '2026-07-01T16:00:00Z' },
      { from: '2026-07-01T23:00:00Z', to: '2026-07-02T16:00:00Z' },
      { from: '2026-07-02T23:00:00Z', to: '2026-07-03T16:00:00Z' },
    ],
  };
  it.each([
    [hours, '2026-07-01T09:00:00Z', '10½ working hours left'],
    [hours, '2026-07-01T09:00:01Z', '10 working hours left'],
    // Closed: the clock of the promise stands.
    [hours, '2026-07-01T17:00:00Z', '3½ working hours left'],
    [hours, '2026-07-02T07:59:00Z', '3½ working hours left'],
    [hours, '2026-07-02T10:30:00Z', '1 working hour left'],
    [hours, '2026-07-02T10:31:00Z', '59 working minutes left'],
    [hours, '2026-07-02T11:29:30Z', null],
    [days, '2026-07-01T09:00:00Z', '2 working days left'],
    [days, '2026-07-01T23:00:00Z', '1 working day left'],
    [days, '2026-07-03T09:00:00Z', null],
    [null, '2026-07-03T09:00:00Z', null],
  ] as const)('of %j at %s is %s', (left, at, words) =>
    expect(leftInWords(left, Date.parse(at))).toBe(words),
  );
});
