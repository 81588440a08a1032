import fc from 'fast-check';
import { inject } from 'vitest';
import { CalendarIndex } from '../calendar/calendar-index.js';
import type { Calendar, Opening } from '../calendar/calendar.js';
import { DAY_MS, dayNumber } from '../calendar/civil.js';
import { Zone } from '../calendar/zone.js';
import { UNITS, type Clock, type Unit } from '../pack/pack.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by the mutation run, which runs the tests thousands of times. */
    fewTries?: number;
  }
}

/** How often a property of the arithmetic is tried. */
export const tries = (often: number): { numRuns: number } => ({ numRuns: inject('fewTries') ?? often });

const MINUTE = 60_000;
const from2015 = dayNumber(2015, 1, 1);

/** Instants of the years 2015 to 2018, to the second. */
export const anyInstant: fc.Arbitrary<number> = fc
  .integer({ min: (from2015 * DAY_MS) / 1000, max: (dayNumber(2019, 1, 1) * DAY_MS) / 1000 })
  .map((seconds) => seconds * 1000);

/** Up to three openings of one day, in order, some of them short enough for a clock change to swallow. */
const openings: fc.Arbitrary<Opening[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((quarters) => {
    const sorted = quarters.sort((a, b) => a - b).map((quarter) => quarter * 15 * MINUTE);
    return sorted.flatMap((from, i) =>
      i % 2 === 0 && sorted[i + 1] !== undefined ? [{ from, to: sorted[i + 1]! }] : [],
    );
  });

const week = fc
  .tuple(openings, openings, openings, openings, openings, openings, openings)
  .filter((days) => days.some((day) => day.some(({ from, to }) => to - from >= 2 * 60 * MINUTE)));

const days = fc.integer({ min: from2015, max: from2015 + 1500 });

/** Calendars with split days, new hours from some date on, closures and holidays. */
export const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    first: week,
    second: week,
    change: days,
    closures: fc.array(fc.tuple(days, openings), { maxLength: 20 }),
    holidays: fc.array(days, { maxLength: 40 }),
  })
  .map(({ first, second, change, closures, holidays }) => ({
    name: 'any',
    title: 'Any calendar',
    divisions: ['scotland' as const],
    versions: [
      { from: -Infinity, week: first },
      { from: change, week: second },
    ],
    closures: new Map(closures.map(([day, list]) => [day, { title: 'Closed for a reason', openings: list }])),
    holidays: new Map(holidays.map((day) => [day, { title: 'Holiday', divisions: ['scotland' as const] }])),
    holidaysKnown: { from: -Infinity, until: Infinity },
  }));

export const anyZone = fc.constantFrom('Europe/London', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'UTC');

/** What a clock is made of; kept apart from the clock itself so that a counterexample stays readable. */
interface ClockPlan {
  calendar: Calendar;
  zone: string;
  spans: readonly { amount: number; unit: Unit; movesToWorkingDay: boolean }[];
}

/** Clocks of every unit, of one span or the earlier of two. */
export const anyClock: fc.Arbitrary<ClockPlan> = fc.record({
  calendar: anyCalendar,
  zone: anyZone,
  spans: fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 60 }),
      unit: fc.constantFrom(...UNITS),
      movesToWorkingDay: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

export function buildClock({ calendar, zone, spans }: ClockPlan): Clock {
  const index = new CalendarIndex(calendar, new Zone(zone));
  return {
    id: 'ANY-1',
    promiseId: 'ANY-1',
    name: 'any',
    whose: 'council',
    per: 'contact',
    starts: 'contact-received',
    stops: ['responded'],
    appliesWhen: {},
    spans: spans.map((span) => ({ ...span, calendar: index })),
    atRisk: [0.5, 0.1],
    pauses: true,
    extends: true,
    resetsOnClarification: true,
  };
}

/** A start, and waits after it. */
export const anyStart = anyInstant.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start)));

/** Waits in order, not overlapping, after an instant. */
function pausesAfter(start: number): fc.Arbitrary<{ from: number; to: number }[]> {
  return fc
    .uniqueArray(fc.integer({ min: -2 * 24 * 60, max: 30 * 24 * 60 }), { maxLength: 6 })
    .map((minutes) => {
      const sorted = minutes.sort((a, b) => a - b).map((minute) => start + minute * MINUTE);
      return sorted.flatMap((from, i) =>
        i % 2 === 0 && sorted[i + 1] !== undefined ? [{ from, to: sorted[i + 1]! }] : [],
      );
    });
}
