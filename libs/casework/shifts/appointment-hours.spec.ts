import { usualCalendar } from '@frontdoor/charter';
import { type Week, WEEKDAYS } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../charter/spec/read-charters.js';
import { appointmentOpenings, faultsOfHours, hoursWhenClosed } from './appointment-hours.js';

const week = (days: Partial<Week>): Week =>
  ({ ...Object.fromEntries(WEEKDAYS.map((day) => [day, []])), ...days }) as Week;
// Monday to Thursday 9:00 to 17:00, Friday 9:00 to 16:30.
const calendar = usualCalendar(loadPack('cambridgeshire-county'));
const at = (time: string): number => Date.parse(time);
const openings = (days: Partial<Week>, from: string, to: string): string[] =>
  appointmentOpenings(calendar, week(days), { from: at(from), to: at(to) }).map(
    (each) => `${toIso(each.from)} ${toIso(each.to)}`,
  );

describe('hours of appointments', () => {
  it('are told what is wrong with them, all at once', () => {
    expect(faultsOfHours(week({}))).toEqual(['No day has any hours: nobody could be given an appointment']);
    expect(
      faultsOfHours(
        week({ monday: ['12:00-09:00'], tuesday: ['09:00-12:00', '11:00-13:00'], friday: ['09:00-25:00'] }),
      ),
    ).toEqual([
      'Monday: 12:00-09:00 is not a time from an earlier to a later of one day',
      'Tuesday: its times are not one after the other',
      'Friday: 09:00-25:00 is not a time from an earlier to a later of one day',
    ]);
    expect(faultsOfHours(week({ monday: ['09:00-12:00', '12:00-24:00'] }))).toEqual([]);
  });

  it('stand in for the opening hours, also when the office is closed as a rule', () => {
    expect(
      openings(
        { monday: ['10:00-12:00'], saturday: ['09:00-11:00'] },
        '2026-06-06T00:00:00Z',
        '2026-06-09T00:00:00Z',
      ),
    ).toEqual([
      '2026-06-06T08:00:00.000Z 2026-06-06T10:00:00.000Z',
      '2026-06-08T09:00:00.000Z 2026-06-08T11:00:00.000Z',
    ]);
    expect(openings({ monday: ['10:00-12:00'] }, '2026-06-08T10:00:00Z', '2026-06-08T10:30:00Z')).toEqual([
      '2026-06-08T10:00:00.000Z 2026-06-08T10:30:00.000Z',
    ]);
  });

  it('are none on a bank holiday', () =>
    // The spring bank holiday of 2026.
    expect(openings({ monday: ['10:00-12:00'] }, '2026-05-25T00:00:00Z', '2026-05-26T00:00:00Z')).toEqual(
      [],
    ));

  it('say which of them the office is closed at', () =>
    expect(
      hoursWhenClosed(
        calendar,
        week({ monday: ['09:00-12:00'], friday: ['16:00-17:00'], saturday: ['09:00-12:00'] }),
        // A week that begins with a bank holiday.
        calendar.localDay(at('2026-05-25T12:00:00Z')),
      ),
    ).toEqual(['Friday 16:00-17:00', 'Saturday 09:00-12:00']));
});
