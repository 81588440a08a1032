import { toIso } from '@frontdoor/kernel';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { callbackWindow } from './callback-window.js';
import { openingHoursOf } from '../../../../test/support/opening-hours.js';
import { windowInWords } from './window-in-words.js';

/** Monday to Friday from 9:00 to 17:00, without bank holidays. */
const CITY = openingHoursOf('cambridge-city');
/** As the city's, but to 16:30 on Fridays. */
const COUNTY = openingHoursOf('cambridgeshire-county');

/** Day and night, Monday to Friday. */
const ALL_DAY = openingHoursOf('cambridge-city', { calendar: 'information-law' });

/** Monday 23 November 2026, 10:00 in Cambridge; winter time. */
const MONDAY = '2026-11-23T10:00:00Z';
const FRIDAY_EVENING = '2026-11-27T18:30:00Z';

/** `Tue 24 09:00-12:00`, as on a clock in Cambridge. */
const seen = (words: string, now: string, hours = CITY): string => {
  const { from, to } = callbackWindow(words, Date.parse(now), hours);
  const [a, b] = [from, to].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London'));
  const day = (at: Temporal.ZonedDateTime): string =>
    `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at.dayOfWeek - 1]} ${at.day}`;
  const time = (at: Temporal.ZonedDateTime): string => at.toPlainTime().toString().slice(0, 5);
  const end = day(a!) === day(b!) ? time(b!) : `${day(b!)} ${time(b!)}`;
  return `${day(a!)} ${time(a!)}-${end}`;
};

describe('said on Monday at ten', () => {
  it.each([
    ['', 'Mon 23 10:00-Tue 24 17:00'],
    ['Any time', 'Mon 23 10:00-Tue 24 17:00'],
    ["I don't mind when, it's about my council tax", 'Mon 23 10:00-Tue 24 17:00'],
    ['My rent account is 4 1 2 and I owe 300 pounds', 'Mon 23 10:00-Tue 24 17:00'],
    ['tomorrow morning', 'Tue 24 09:00-12:00'],
    ['Tomorrow morning, please. It is about bins.', 'Tue 24 09:00-12:00'],
    ['tomorrow', 'Tue 24 09:00-17:00'],
    ['tomorrow after three', 'Tue 24 15:00-17:00'],
    ['after three', 'Mon 23 15:00-17:00'],
    ['after 3pm please', 'Mon 23 15:00-17:00'],
    ['not before half past two', 'Mon 23 14:30-17:00'],
    ['between 2 and 4', 'Mon 23 14:00-16:00'],
    ['between eleven and one', 'Mon 23 11:00-13:00'],
    ['from nine to five on Thursday', 'Thu 26 09:00-17:00'],
    ['10 till 12 tomorrow', 'Tue 24 10:00-12:00'],
    ['before noon', 'Mon 23 10:00-12:00'],
    ['tomorrow by eleven', 'Tue 24 09:00-11:00'],
    ['this morning', 'Mon 23 10:00-12:00'],
    ['this afternoon', 'Mon 23 12:00-17:00'],
    ['this evening', 'Mon 23 16:00-17:00'],
    ['after five', 'Mon 23 16:00-17:00'],
    ['first thing tomorrow', 'Tue 24 09:00-10:00'],
    ['lunchtime', 'Mon 23 12:00-14:00'],
    ['Wednesday after lunch', 'Wed 25 13:00-17:00'],
    ['Monday at ten', 'Mon 23 10:00-10:30'],
    ["Tuesday at ten o'clock", 'Tue 24 10:00-10:30'],
    ["at four o'clock in the afternoon", 'Mon 23 16:00-16:30'],
    ['at quarter to four', 'Mon 23 15:45-16:15'],
    ['at 3.30 p.m.', 'Mon 23 15:30-16:00'],
    ['two thirty', 'Mon 23 14:30-15:00'],
    ['around 11', 'Mon 23 10:30-11:30'],
    ['at nine', 'Tue 24 09:00-09:30'],
    ['next Monday', 'Mon 30 09:00-17:00'],
    ['next week', 'Mon 30 09:00-Fri 4 17:00'],
    ['some time this week', 'Mon 23 10:00-Fri 27 17:00'],
    ['Wednesday or Thursday morning', 'Wed 25 09:00-Thu 26 12:00'],
    ['the day after tomorrow in the afternoon', 'Wed 25 12:00-17:00'],
    ['on the 2nd of December', 'Wed 2 09:00-17:00'],
    ['December 1st in the morning', 'Tue 1 09:00-12:00'],
    ['Saturday', 'Mon 30 09:00-17:00'],
    ['any time except Tuesday', 'Mon 23 10:00-Tue 24 17:00'],
    ['My bin was not emptied on Friday, please ring me tomorrow at two', 'Tue 24 14:00-14:30'],
    ['I wrote last Thursday. Call me back on Wednesday afternoon', 'Wed 25 12:00-17:00'],
    ['I have lived at 10 Mill Road for two years', 'Mon 23 10:00-Tue 24 17:00'],
    ['as soon as you can', 'Mon 23 10:00-11:00'],
    ['in half an hour', 'Mon 23 10:30-11:30'],
    ['in about 2 hours', 'Mon 23 12:00-13:00'],
    ['in the next hour', 'Mon 23 10:00-11:00'],
    ['in two days', 'Wed 25 09:00-17:00'],
    ['a week on Monday', 'Mon 30 09:00-17:00'],
    ['Tuesday week in the afternoon', 'Tue 1 12:00-17:00'],
    ['Monday at nine', 'Mon 30 09:00-09:30'],
    ['Tuesday afternoon or Thursday morning', 'Tue 24 12:00-17:00'],
    ['not Tuesday, Wednesday would be good', 'Wed 25 09:00-17:00'],
    ['before the end of the week', 'Mon 23 10:00-Fri 27 17:00'],
    ['ten past three', 'Mon 23 15:10-15:40'],
    ['at ten to four', 'Mon 23 15:50-16:20'],
    ['twenty to four', 'Mon 23 15:40-16:10'],
    ['threeish', 'Mon 23 14:30-15:30'],
    ['before nine tomorrow', 'Tue 24 09:00-10:00'],
    ['I work until three so after that', 'Mon 23 15:00-17:00'],
    ['after seven', 'Mon 23 16:00-17:00'],
    ['at seven in the morning', 'Tue 24 09:00-10:00'],
    ['at 25 past', 'Mon 23 10:00-Tue 24 17:00'],
    ['between 30 and 40', 'Mon 23 10:00-Tue 24 17:00'],
    ['I finish work at four', 'Mon 23 16:00-17:00'],
  ])('%j means %s', (words, window) => {
    expect(seen(words, MONDAY)).toBe(window);
  });
});

it('takes “in the morning”, said in the morning, for tomorrow', () => {
  expect(seen('in the morning', '2026-11-23T10:20:00Z')).toBe('Tue 24 09:00-12:00');
  expect(seen('in the morning', '2026-11-23T07:00:00Z')).toBe('Mon 23 09:00-12:00');
});

describe('said on Friday evening', () => {
  it.each([
    ['any time', 'Fri 27 18:30-Mon 30 17:00'],
    ['this afternoon', 'Mon 30 12:00-17:00'],
    ['tonight', 'Mon 30 16:00-17:00'],
    ['tomorrow morning', 'Mon 30 09:00-12:00'],
    ['after two', 'Mon 30 14:00-17:00'],
    ['as soon as possible', 'Mon 30 09:00-10:00'],
  ])('%j means %s', (words, window) => {
    expect(seen(words, FRIDAY_EVENING)).toBe(window);
  });
});

/** Thursday 24 December 2026: Friday is Christmas Day, and Monday stands in for Boxing Day. */
const CHRISTMAS_EVE = '2026-12-24T10:00:00Z';

describe('said before bank holidays', () => {
  it.each([
    ['', 'Thu 24 10:00-Tue 29 17:00'],
    ['tomorrow morning', 'Tue 29 09:00-12:00'],
    ['Monday at ten', 'Tue 29 10:00-10:30'],
    ['in two hours', 'Thu 24 12:00-13:00'],
    ['next week', 'Tue 29 09:00-Thu 31 17:00'],
  ])('%j means %s', (words, window) => {
    expect(seen(words, CHRISTMAS_EVE)).toBe(window);
  });
});

describe('said where Fridays end at half past four', () => {
  it.each([
    ['Friday afternoon', MONDAY, 'Fri 27 12:00-16:30'],
    ['Friday after five', MONDAY, 'Fri 27 15:30-16:30'],
    ['Thursday after five', MONDAY, 'Thu 26 16:00-17:00'],
    ['Thursday or Friday afternoon', MONDAY, 'Thu 26 12:00-Fri 27 16:30'],
    ['as soon as you can', '2026-11-27T16:10:00Z', 'Fri 27 16:10-16:30'],
    ['as soon as you can', '2026-11-27T16:40:00Z', 'Mon 30 09:00-10:00'],
  ])('%j at %s means %s', (words, now, window) => {
    expect(seen(words, now, COUNTY)).toBe(window);
  });
});

describe('said where somebody is always there on weekdays', () => {
  it.each([
    ['tonight', 'Mon 23 16:00-Tue 24 00:00'],
    ['at seven in the morning', 'Tue 24 07:00-07:30'],
  ])('%j means %s', (words, window) => {
    expect(seen(words, MONDAY, ALL_DAY)).toBe(window);
  });
});

describe('clocks', () => {
  it('reads the hour on the wall in summer', () => {
    expect(callbackWindow('tomorrow at ten', Date.parse('2026-07-06T08:00:00Z'), CITY)).toMatchObject({
      from: '2026-07-07T09:00:00.000Z',
      to: '2026-07-07T09:30:00.000Z',
    });
  });

  it('crosses the weekend on which the clocks change', () => {
    const { from } = callbackWindow('Monday at nine', Date.parse('2026-03-27T12:00:00Z'), CITY);
    expect(from).toBe('2026-03-30T08:00:00.000Z');
  });

  it('can be read in another zone', () => {
    const { from } = callbackWindow(
      'tomorrow at ten',
      Date.parse(MONDAY),
      openingHoursOf('cambridge-city', { zone: 'Europe/Warsaw' }),
    );
    expect(from).toBe('2026-11-24T09:00:00.000Z');
  });
});

describe('whatever is said', () => {
  const words = fc.array(
    fc.constantFrom('ring', 'me', 'tomorrow', 'at', 'after', 'between', 'and', 'three', '25', '2:30pm', 'Sunday', 'next', 'not', 'morning', 'the 31st', '30 February', 'in', 'an', 'hour', 'till', 'from', 'before', '00:00', '99', '😡', 'Tuesday or'), // prettier-ignore
    { maxLength: 12 },
  );

  it('the window lies ahead, has a length, and keeps the words', () => {
    const days = fc
      .integer({ min: 0, max: 1000 * 24 * 60 })
      .map((minutes) => Date.parse('2025-01-01T00:00:00Z') + minutes * 60_000);
    fc.assert(
      fc.property(words, days, fc.constantFrom(CITY, COUNTY, ALL_DAY), (said, now, hours) => {
        const window = callbackWindow(said.join(' '), now, hours);
        expect(window.from >= toIso(now)).toBe(true);
        expect(window.to > window.from).toBe(true);
        expect(window.words ?? '').toBe(said.join(' ').trim());
        expect(windowInWords(window, now, 'Europe/London')).toMatch(/^(?:\S.*)?between .+ and .+/);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps no more words than a contact may hold', () => {
    expect(callbackWindow('tomorrow '.repeat(500), Date.parse(MONDAY), CITY).words).toHaveLength(1000);
  });
});

describe('read back to the caller', () => {
  it.each([
    ['any time', MONDAY, 'between now and tomorrow at 5 in the afternoon'],
    ['this morning', MONDAY, 'between now and 12 noon today'],
    ['after half past two', MONDAY, 'today between 2:30 in the afternoon and 5 in the afternoon'],
    ['tomorrow before lunch', MONDAY, 'tomorrow between 9 in the morning and 12 noon'],
    ['Thursday at ten', MONDAY, 'on Thursday between 10 in the morning and 10:30 in the morning'],
    [
      'on the 2nd of December',
      MONDAY,
      'on Wednesday the 2nd between 9 in the morning and 5 in the afternoon',
    ],
    [
      'next week',
      MONDAY,
      'between Monday the 30th at 9 in the morning and Friday the 4th at 5 in the afternoon',
    ],
    ['whenever', FRIDAY_EVENING, 'between now and Monday at 5 in the afternoon'],
  ])('%j', (words, now, spoken) => {
    const window = callbackWindow(words, Date.parse(now), CITY);
    expect(windowInWords(window, Date.parse(now), 'Europe/London')).toBe(spoken);
  });
});
