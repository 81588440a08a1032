import type { CalendarView } from '@frontdoor/contracts';
import { parseDate } from '@internationalized/date';
import { describe, expect, it } from 'vitest';
import { daysFrom, hoursInWords, minutesOf, readHours, weekInWords, type Week } from './week.js';

const closed: Week = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};
const nine = ['09:00-17:00'];
const usual: Week = {
  ...closed,
  monday: nine,
  tuesday: nine,
  wednesday: nine,
  thursday: nine,
  friday: ['09:00-16:30'],
};

describe('hours in words', () => {
  it.each([
    [[], 'closed'],
    [['00:00-24:00'], 'all day'],
    [['09:00-12:30', '13:00-17:00'], '9:00 to 12:30 and 13:00 to 17:00'],
  ])('%j reads %s', (hours, words) => expect(hoursInWords(hours)).toBe(words));

  it('puts days of the same hours together', () =>
    expect(weekInWords(usual)).toBe('Monday to Thursday 9:00 to 17:00, Friday 9:00 to 16:30'));
});

describe('readHours', () => {
  it.each([
    ['9:00-17:00', nine],
    ['9 to 17', nine],
    ['9-12.30, 13-17', ['09:00-12:30', '13:00-17:00']],
    ['00:00-24:00', ['00:00-24:00']],
    ['  ', []],
    ['Closed', []],
  ])('%s', (text, hours) => expect(readHours(text)).toEqual(hours));

  it.each(['nine to five', '17-9', '9-13, 12-17', '9-25', '9:75-10', '9-17,'])('refuses %s', (text) =>
    expect(readHours(text)).toBeNull(),
  );
});

it('minutesOf counts from midnight', () => expect(minutesOf('09:30-24:00')).toEqual([570, 1440]));

describe('daysFrom', () => {
  const calendar: CalendarView = {
    name: 'office',
    title: 'Office hours',
    assumption: null,
    hours: [
      { from: null, week: usual },
      { from: '2026-12-30', week: { ...usual, wednesday: ['10:00-12:00'] } },
    ],
    closures: [{ date: '2026-12-24', title: 'Christmas Eve', hours: ['09:00-12:00'] }],
    holidays: [{ date: '2026-12-25', title: 'Christmas Day', nations: ['england-and-wales'] }],
    holidaysKnownUntil: '2028-12-31',
  };
  const days = daysFrom(calendar, parseDate('2026-12-24'));

  it('gives seven days from the first', () =>
    expect(days.map(({ date }) => date.slice(8))).toEqual(['24', '25', '26', '27', '28', '29', '30']));
  it('takes the hours of a closure, and why', () =>
    expect(days[0]).toEqual({ date: '2026-12-24', hours: ['09:00-12:00'], because: 'Christmas Eve' }));
  it('is closed on a bank holiday', () =>
    expect(days[1]).toEqual({ date: '2026-12-25', hours: [], because: 'Christmas Day' }));
  it('goes by the weekday otherwise', () => expect(days[4]?.hours).toEqual(nine));
  it('takes new hours from their first day on', () => expect(days[6]?.hours).toEqual(['10:00-12:00']));
});
