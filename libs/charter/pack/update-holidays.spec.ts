import { describe, expect, it } from 'vitest';
import { loadPack, readCharterFile } from '../spec/read-charters.js';
import { parseInstant } from '../calendar/instant.js';
import { expiringCalendars } from '../explain/expiring-calendars.js';
import { parseFile } from './parse-file.js';
import { holidayFile, type HolidayFile } from './calendar-schema.js';
import { updateHolidays } from './update-holidays.js';

const current = readCharterFile('holidays/united-kingdom.json');
const list = parseFile(current, holidayFile).value!;

/** A feed that knows two years only, as the official one knows a few. */
function feed(
  edit: (events: HolidayFile['scotland']['events']) => HolidayFile['scotland']['events'],
): string {
  const recent = Object.entries(list).map(([division, { events }]) => {
    const years = events.filter(({ date }) => date >= '2027');
    return [division, { division, events: division === 'scotland' ? edit(years) : years }];
  });
  return JSON.stringify(Object.fromEntries(recent));
}

describe('updating the bank holidays from a list in the official format', () => {
  it('changes nothing when the list says the same', () => {
    const updated = updateHolidays(current, { path: 'feed.json', text: feed((events) => events) });
    expect(updated).toMatchObject({ added: [], removed: [], faults: [] });
    expect(JSON.parse(updated.text!)).toEqual(JSON.parse(current.text));
  });

  it('adds and removes days in the years the list mentions, and keeps the other years', () => {
    const event = { title: 'Another World Cup', date: '2028-06-12', notes: '', bunting: true };
    const text = feed((events) => [event, ...events.filter(({ date }) => date !== '2027-08-02')]);
    const updated = updateHolidays(current, { path: 'feed.json', text });
    expect(updated.added).toEqual(['scotland 2028-06-12 Another World Cup']);
    expect(updated.removed).toEqual(['scotland 2027-08-02 Summer bank holiday']);
    const dates = (JSON.parse(updated.text!) as HolidayFile).scotland.events.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(dates).toContain('2012-06-05');
  });

  it('is refused for a list of another shape, with the fault named', () => {
    const updated = updateHolidays(current, {
      path: 'feed.json',
      text: '{"scotland": {"division": "scotland", "events": []}}',
    });
    expect(updated).toMatchObject({ added: [], removed: [] });
    expect(updated.text).toBeUndefined();
    expect(updated.faults.map(({ file }) => file)).toContain('feed.json');
  });
});

describe('a calendar that runs out', () => {
  const city = loadPack('cambridge-city');

  it('is told of once bank holidays are known for less than 12 months ahead', () => {
    expect(expiringCalendars(city, parseInstant('2027-12-31T12:00:00Z')!)).toEqual([]);
    expect(expiringCalendars(city, parseInstant('2028-01-01T00:00:00Z')!)).toEqual([
      'calendar office knows bank holidays only until Sunday 31 December 2028: add a newer official list',
      'calendar information-law knows bank holidays only until Sunday 31 December 2028: add a newer official list',
    ]);
  });

  it('matters to a pack to the very end of its time', () => {
    const end = parseInstant('2028-09-01T00:00:00Z')!;
    const ending = { ...city, inForceUntil: end };
    expect(expiringCalendars(ending, end - 1)).toHaveLength(2);
    expect(expiringCalendars(ending, end)).toEqual([]);
  });

  it('does not matter to a pack that is no longer in force', () => {
    expect(expiringCalendars(loadPack('cambridge-city-2012'), parseInstant('2030-01-01T00:00:00Z')!)).toEqual(
      [],
    );
  });
});
