import { describe, expect, it } from 'vitest';
import { formatInstant } from '../calendar/instant.js';
import { due, dueAt } from '../lifecycle/due.js';
import { lifecycle } from '../lifecycle/lifecycle.js';
import { recompute } from '../lifecycle/recompute.js';
import { loadPack, packFiles } from '../spec/read-charters.js';
import { at, received } from '../spec/stories.js';
import { readPack, type ReadPack } from './read-pack.js';

const city = loadPack('cambridge-city');

/** The pack of the city with changes; `edit` works on its other files. */
const read = (changes: unknown, edit?: Parameters<typeof packFiles>[1]): ReadPack =>
  readPack([
    ...packFiles('cambridge-city', edit),
    { path: 'cambridge-city/calendar-changes.json', text: JSON.stringify(changes) },
  ]);

describe('calendar changes', () => {
  it('close a day, or leave some hours of it, without a new version of the pack', () => {
    const { pack, faults } = read({
      closures: [
        { calendar: 'office', date: '2026-12-24', title: 'Christmas closure', hours: ['09:00-12:00'] },
        { calendar: 'office', date: '2026-12-29', title: 'Christmas closure' },
      ],
    });
    expect(faults).toEqual([]);
    expect(pack!.hash).toBe(city.hash);
    expect(pack!.calendarHash).not.toBe(city.calendarHash);
    const start = at('2026-12-24T10:00:00Z');
    expect([city, pack!].map((each) => formatInstant(dueAt(each, 'CITY-E1', start)))).toEqual([
      '2026-12-24T14:00:00Z',
      '2026-12-30T11:00:00Z',
    ]);
  });

  it('leave the other calendars as they are', () => {
    const { pack } = read({ closures: [{ calendar: 'office', date: '2026-12-29', title: 'Closed' }] });
    const start = at('2026-12-23T10:00:00Z');
    expect(dueAt(pack!, 'CITY-F1', start)).toBe(dueAt(city, 'CITY-F1', start));
  });

  it('win over a closure of the pack on the same date, and over a bank holiday', () => {
    const moved = (text: string): string =>
      text.replace(
        '    bank-holidays: [england-and-wales]\n',
        "    bank-holidays: [england-and-wales]\n    closures: [{ date: '2026-06-11', title: Office move }, { date: '2026-06-12', title: Office move }]\n",
      );
    const open = { calendar: 'office', title: 'Open after all', hours: ['09:00-17:00'] };
    const { pack } = read(
      {
        closures: [
          { ...open, date: '2026-06-11' },
          { ...open, date: '2026-12-28' },
        ],
      },
      (file) => ({ ...file, text: moved(file.text) }),
    );
    const days = (from: string): string[] =>
      lifecycle(pack!, [received(from)], at(from)).commitments.map((each) => formatInstant(each.dueAt));
    expect(days('2026-06-01T09:00:00Z')).toEqual(['2026-06-10T16:00:00Z']);
    expect(days('2026-06-03T09:00:00Z')).toEqual(['2026-06-15T16:00:00Z']);
    expect(days('2026-12-17T09:00:00Z')).toEqual(['2026-12-29T17:00:00Z']);
  });

  it('give other hours from a date on, and those of the pack return to nobody', () => {
    const { pack } = read({
      hours: [
        { calendar: 'office', from: '2027-02-01', monday: ['10:00-15:00'] },
        {
          calendar: 'office',
          from: '2027-01-04',
          monday: ['09:00-12:00', '13:00-16:00'],
          friday: ['09:00-16:00'],
        },
      ],
    });
    const ends = ['2027-01-01T10:00:00Z', '2027-01-04T10:00:00Z', '2027-01-31T10:00:00Z'].map((start) =>
      formatInstant(dueAt(pack!, 'CITY-E1', at(start))),
    );
    expect(ends).toEqual(['2027-01-04T14:00:00Z', '2027-01-04T15:00:00Z', '2027-02-01T14:00:00Z']);
  });

  it('replace hours of the pack from the same date', () => {
    const dated = (text: string): string =>
      text.replace(
        "    hours:\n      - monday: ['09:00-17:00']",
        "    hours:\n      - { monday: ['09:00-17:00'] }\n      - from: '2026-06-01'\n        monday: ['09:00-17:00']",
      );
    const changes = { hours: [{ calendar: 'office', from: '2026-06-01', tuesday: ['08:00-20:00'] }] };
    const { pack, faults } = read(changes, (file) => ({ ...file, text: dated(file.text) }));
    expect(faults).toEqual([]);
    expect(formatInstant(dueAt(pack!, 'CITY-E1', at('2026-06-01T09:00:00Z')))).toBe('2026-06-02T11:00:00Z');
  });

  it('are told in the account in place of what the pack says of its hours', () => {
    const { pack } = read({
      hours: [
        {
          calendar: 'office',
          from: '2026-06-01',
          monday: ['09:00-12:30', '13:30-17:00'],
          tuesday: ['09:00-12:30', '13:30-17:00'],
          friday: ['08:00-16:05'],
        },
      ],
    });
    const line = (start: string): string => due(pack!, 'CITY-E1', at(start)).explanation[1]!;
    expect(line('2026-05-20T09:00:00Z')).toBe(
      'Allowed: 4 working hours, counted only while open: Monday to Friday, 9:00 to 17:00. These hours are an assumption.',
    );
    expect(line('2026-06-01T09:00:00Z')).toBe(
      'Allowed: 4 working hours, counted only while open: Monday to Tuesday 9:00 to 12:30 and 13:30 to 17:00, Friday 8:00 to 16:05.',
    );
  });

  it('move what is open, with the reason', () => {
    const { pack } = read({ closures: [{ calendar: 'office', date: '2026-06-09', title: 'Flood' }] });
    const open = { clockId: 'CITY-E2', countedFrom: at('2026-06-01T09:00:00Z'), pauses: [] };
    expect(recompute(city, pack!, open)).toEqual({
      previousDueAt: at('2026-06-10T16:00:00Z'),
      dueAt: at('2026-06-11T16:00:00Z'),
      because: ['Tuesday 9 June 2026 is now closed (Flood); it was open 9:00 to 17:00.'],
    });
  });

  it('may be empty', () => {
    expect(read({})).toMatchObject({ faults: [], pack: { id: 'cambridge-city' } });
  });
});

describe('faults of calendar changes', () => {
  const hours = { calendar: 'office', from: '2027-01-04', monday: ['09:00-17:00'] };
  const closure = { calendar: 'office', date: '2026-12-24', title: 'Christmas closure' };

  it.each([
    [
      { closures: [{ ...closure, calendar: 'school' }] },
      'closures.0.calendar: names no calendar of calendar.yaml (office, information-law)',
    ],
    [
      { hours: [hours, { ...hours, calendar: 'school' }] },
      'hours.1.calendar: names no calendar of calendar.yaml (office, information-law)',
    ],
    [
      { closures: [{ ...closure, date: '2026-02-30' }] },
      'closures.0.date: must be a date such as 2026-01-16',
    ],
    [{ hours: [{ ...hours, from: '4 January' }] }, 'hours.0.from: must be a date such as 2026-01-16'],
    [
      { hours: [{ ...hours, from: undefined }] },
      'hours.0.from: Invalid input: expected string, received undefined',
    ],
    [
      { hours: [{ ...hours, monday: ['09:00-13:00', '12:59-17:00'] }] },
      'hours.0.monday: must be in order and not overlap',
    ],
    [{ closures: [{ ...closure, hours: ['12:00-09:00'] }] }, 'closures.0.hours.0: must close after it opens'],
    [
      { hours: [{ ...hours, monday: [] }] },
      'hours.0: opens on no day; for days without opening give closures',
    ],
    [{ closures: [closure, closure] }, 'closures.1: this calendar has another closure on this date'],
    [{ hours: [hours, hours] }, 'hours.1: this calendar has other hours from this date'],
    [{ opening: [] }, ': Unrecognized key: "opening"'],
  ])('%j', (changes, fault) => {
    const { pack, faults } = read(changes);
    expect(faults.map(({ file, path, message }) => `${file} ${path}: ${message}`)).toEqual([
      `cambridge-city/calendar-changes.json ${fault}`,
    ]);
    expect(pack).toBeUndefined();
  });

  it('are none for one date in two calendars', () => {
    const other = { calendar: 'information-law' };
    expect(
      read({ closures: [closure, { ...closure, ...other }], hours: [hours, { ...hours, ...other }] }).faults,
    ).toEqual([]);
  });

  it('are told beside those of the pack', () => {
    const { faults } = read({ closures: [{ ...closure, calendar: 'school' }] }, (file) => ({
      ...file,
      text: file.text.replace('published: true', 'published: perhaps'),
    }));
    expect(faults.map(({ file }) => file)).toEqual([
      'cambridge-city/charter.yaml',
      'cambridge-city/calendar-changes.json',
    ]);
  });
});
