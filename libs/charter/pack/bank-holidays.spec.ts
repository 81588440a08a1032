import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { DIVISIONS, type Division } from '../calendar/calendar.js';
import { parseDate, weekday } from '../calendar/civil.js';
import official from '../spec/official-bank-holidays.json' with { type: 'json' };
import { readCharterFile } from '../spec/read-charters.js';
import { parseFile } from './parse-file.js';
import { holidayFile } from './calendar-schema.js';

const list = parseFile(readCharterFile('holidays/united-kingdom.json'), holidayFile).value!;
const REGIONS: Record<Division, string> = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
};

const ours = (division: Division, year: number): string[] =>
  list[division].events.map(({ date }) => date).filter((date) => date.startsWith(String(year)));

function library(division: Division, year: number): string[] {
  const days = new Holidays('GB', REGIONS[division])
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  // The library also lists the weekend day that a substitute day stands for.
  return [...new Set(days)].filter((date) => weekday(parseDate(date)!) < 5).sort();
}

function officialList(division: Division, year: number): string[] {
  const years = official.divisions[`common.nations.${division}_slug`] as unknown as Record<
    string,
    { date: string }[]
  >;
  return years[year]!.map(({ date }) => date.split('/').reverse().join('-')).sort();
}

const years = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe.each(DIVISIONS)('bank holidays of %s', (division) => {
  it.each(years(2019, 2028))('are those of the official list in %i', (year) => {
    expect(ours(division, year)).toEqual(officialList(division, year));
  });

  it.each(years(2012, 2028))('are those of the library in %i', (year) => {
    const expected = library(division, year).filter((date) => !KNOWN_WRONG.includes(date));
    const added = MISSING_THERE.filter((day) => day.startsWith(`${year}`) && day.endsWith(division)).map(
      (day) => day.slice(0, 10),
    );
    expect(ours(division, year)).toEqual([...expected, ...added].sort());
  });
});

/** In 2012 the spring bank holiday was moved to 4 June, beside the Diamond Jubilee; the library left it in May. */
const KNOWN_WRONG = ['2012-05-28'];
/** Days that the library does not know: the same move, and Scotland's one-off day of 2026. */
const MISSING_THERE = [
  '2012-06-04 england-and-wales',
  '2012-06-04 scotland',
  '2012-06-04 northern-ireland',
  '2026-06-15 scotland',
];

describe('one-off days', () => {
  it.each([
    ['2012-06-05', DIVISIONS],
    ['2022-06-03', DIVISIONS],
    ['2022-09-19', DIVISIONS],
    ['2023-05-08', DIVISIONS],
    ['2026-06-15', ['scotland']],
  ] as const)('%s is one in %j', (date, divisions) => {
    expect(
      DIVISIONS.filter((division) => list[division].events.some((event) => event.date === date)),
    ).toEqual(divisions);
  });
});
