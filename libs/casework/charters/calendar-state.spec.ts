import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeCalendars } from '@frontdoor/charter';
import { inForceAt, withChanges } from './calendar-state.js';

const texts = {
  charter: fs.readFileSync('charters/cambridge-city/charter.yaml', 'utf8'),
  calendar: fs.readFileSync('charters/cambridge-city/calendar.yaml', 'utf8'),
};
const holidays = {
  path: 'holidays/united-kingdom.json',
  text: fs.readFileSync('charters/holidays/united-kingdom.json', 'utf8'),
};
const closed = (revision: string, data: object) => ({
  revision,
  id: `c${revision}`,
  kind: 'closure' as const,
  data,
});
const office = { calendar: 'office', date: '2026-12-24', title: 'Christmas closure' };
const NOVEMBER = Date.UTC(2026, 10, 22);

const closures = (changes: Parameters<typeof withChanges>[2]) =>
  describeCalendars(withChanges(texts, holidays, changes), { from: NOVEMBER, days: 60 }).find(
    ({ name }) => name === 'office',
  )!.closures;

describe('the changes in force at a revision', () => {
  const changes = [
    closed('4', office),
    { revision: '7', id: 'u', kind: 'undo' as const, data: { id: 'c4' } },
    closed('9', { ...office, title: 'Again' }),
  ];

  it('are those made by then and not undone by then', () => {
    const at = (revision: bigint) => inForceAt(changes, revision).map(({ id }) => id);
    expect(at(3n)).toEqual([]);
    expect(at(6n)).toEqual(['c4']);
    expect(at(8n)).toEqual([]);
    expect(at(9n)).toEqual(['c9']);
  });
});

describe('a pack with changes', () => {
  it('has the latest closure of a day', () => {
    const morning = { ...office, title: 'Open in the morning', hours: ['09:00-12:00'], window: {} };
    expect(closures([closed('1', office), closed('2', morning)])).toMatchObject([
      { date: '2026-12-24', title: 'Open in the morning', hours: ['09:00-12:00'] },
    ]);
  });

  it('leaves out what names a calendar that this edition does not have', () => {
    expect(closures([closed('1', { ...office, calendar: 'reception' })])).toEqual([]);
  });

  it('refuses hours that cannot be, in plain words', () => {
    const backwards = { ...office, hours: ['17:00-09:00'] };
    expect(() => withChanges(texts, holidays, [closed('1', backwards)])).toThrow(/must close after it opens/);
  });

  it('knows the bank holidays of a list that was loaded', () => {
    const list = JSON.parse(holidays.text) as Record<string, { events: object[] }>;
    list['england-and-wales']!.events.push({
      title: 'Jubilee',
      date: '2028-06-02',
      notes: '',
      bunting: true,
    });
    const feed = JSON.stringify(list);
    const pack = withChanges(texts, holidays, [{ revision: '1', id: 'h', kind: 'holidays', data: { feed } }]);
    const described = describeCalendars(pack, { from: Date.UTC(2028, 5, 1), days: 3 });
    expect(described.find(({ name }) => name === 'office')!.bankHolidays).toMatchObject([
      { date: '2028-06-02', title: 'Jubilee' },
    ]);
  });
});
