import { expect, it } from 'vitest';
import { loadPack, packFiles } from '../spec/read-charters.js';
import { at } from '../spec/stories.js';
import { describeCalendars } from './describe-calendars.js';
import { readPack } from '../pack/read-pack.js';

const nine = ['09:00-17:00'];
const office = {
  monday: nine,
  tuesday: nine,
  wednesday: nine,
  thursday: nine,
  friday: nine,
  saturday: [],
  sunday: [],
};

it('describes the calendars of a pack as it is published', () => {
  const [first, second] = describeCalendars(loadPack('cambridge-city'), {
    from: at('2026-05-24T23:00:00Z'),
    days: 22,
  });
  expect(first).toEqual({
    name: 'office',
    title: 'Monday to Friday, 9:00 to 17:00',
    assumption: expect.stringMatching(/assumed until the organisation gives its own hours\.$/),
    hours: [{ ...office, from: undefined, changed: false }],
    closures: [],
    bankHolidays: [{ date: '2026-05-25', title: 'Spring bank holiday', nations: ['England and Wales'] }],
    holidaysKnown: { from: '2012-01-01', until: '2028-12-31' },
  });
  expect(second!.hours[0]!.monday).toEqual(['00:00-24:00']);
  expect(second!.bankHolidays).toEqual([
    {
      date: '2026-05-25',
      title: 'Spring bank holiday',
      nations: ['England and Wales', 'Scotland', 'Northern Ireland'],
    },
    { date: '2026-06-15', title: 'World Cup bank holiday', nations: ['Scotland'] },
  ]);
});

it('leaves out bank holidays before the first day and after the last', () => {
  const [first] = describeCalendars(loadPack('cambridge-city'), {
    from: at('2026-05-26T09:00:00Z'),
    days: 97,
  });
  expect(first!.bankHolidays).toEqual([]);
});

it('marks what the organisation changed, and drops what is past', () => {
  const changes = {
    closures: [
      { calendar: 'office', date: '2030-12-24', title: 'Far ahead' },
      {
        calendar: 'office',
        date: '2026-12-24',
        title: 'Christmas closure',
        hours: ['09:30-12:00', '13:00-15:05'],
      },
      { calendar: 'office', date: '2026-11-30', title: 'Past' },
    ],
    hours: [
      { calendar: 'office', from: '2026-10-01', ...office, friday: ['09:00-16:00'] },
      { calendar: 'office', from: '2027-01-04', ...office },
      { calendar: 'office', from: '2026-12-01', ...office, monday: ['10:00-17:00'] },
    ],
  };
  const { pack } = readPack([
    ...packFiles('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace(
        '    bank-holidays: [england-and-wales]\n',
        "    bank-holidays: [england-and-wales]\n    closures: [{ date: '2026-12-01', title: Office move }]\n",
      ),
    })),
    { path: 'calendar-changes.json', text: JSON.stringify(changes) },
  ]);
  const [first, second] = describeCalendars(pack!, { from: at('2026-12-01T09:00:00Z'), days: 1 });
  expect(first!.hours).toEqual([
    { ...office, monday: ['10:00-17:00'], from: '2026-12-01', changed: true },
    { ...office, from: '2027-01-04', changed: true },
  ]);
  expect(first!.closures).toEqual([
    { date: '2026-12-01', title: 'Office move', hours: [], changed: false },
    { date: '2026-12-24', title: 'Christmas closure', hours: ['09:30-12:00', '13:00-15:05'], changed: true },
    { date: '2030-12-24', title: 'Far ahead', hours: [], changed: true },
  ]);
  expect(second).toMatchObject({ closures: [], hours: [{ changed: false }] });
});

it('survives being sent as JSON', () => {
  const described = describeCalendars(loadPack('cambridge-city'), {
    from: at('2026-12-01T09:00:00Z'),
    days: 60,
  });
  expect(JSON.parse(JSON.stringify(described))).toEqual(described);
});

it('knows no bounds of bank holidays where none are left out', () => {
  const { pack } = readPack(
    packFiles('cambridge-city', (file) => ({
      ...file,
      text: file.text.replace('bank-holidays: [england-and-wales]', 'bank-holidays: []'),
    })),
  );
  const [first] = describeCalendars(pack!, { from: at('2026-12-01T09:00:00Z'), days: 60 });
  expect(first).toMatchObject({ bankHolidays: [], holidaysKnown: undefined });
});
