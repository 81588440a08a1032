import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAY_MS, dayNumber, formatDate } from './civil.js';
import { parseInstant } from './instant.js';
import { Zone } from './zone.js';

/** London, a zone that used to change at midnight, one with half an hour, one without, one far east and west. */
const ZONES = [
  'Europe/London',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
];

describe.each(ZONES)('the zone %s', (id) => {
  const zone = new Zone(id);
  const instants = fc.integer({ min: dayNumber(1990, 1, 1) * DAY_MS, max: dayNumber(2060, 1, 1) * DAY_MS });

  it('shows the date and time that the time zone database does', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id);
        expect(zone.offset(instant)).toBe(local.offsetNanoseconds / 1e6);
        expect(formatDate(zone.localDay(instant))).toBe(local.toPlainDate().toString());
        const { hour, minute, second, millisecond } = local;
        expect(zone.timeOfDay(instant)).toBe(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
      }),
    );
  });

  it('finds the instant of a local time, skipped and repeated ones too', () => {
    const changes = changesOf(id);
    const near = fc
      .tuple(fc.constantFrom(...changes, dayNumber(2026, 6, 1) * DAY_MS), fc.integer({ min: -300, max: 300 }))
      .map(([change, minutes]) => change + minutes * 60_000);
    fc.assert(
      fc.property(fc.oneof(near, instants), (local) => {
        const day = Math.floor(local / DAY_MS);
        const time = local - day * DAY_MS;
        const expected = new Temporal.PlainDateTime(1970, 1, 1)
          .add({ days: day, milliseconds: time })
          .toZonedDateTime(id);
        expect(zone.instant(day, time)).toBe(expected.epochMilliseconds);
      }),
    );
  });
});

it('changes the offset at the very instant of the clock change', () => {
  const zone = new Zone('Europe/London');
  const change = parseInstant('2026-03-29T01:00:00Z')!;
  expect([change - 1, change].map((instant) => zone.offset(instant))).toEqual([0, 3_600_000]);
  expect(zone.instant(dayNumber(2026, 3, 29), 3_600_000)).toBe(change);
});

it('refuses a zone that does not exist', () => {
  expect(() => new Zone('Europe/Cambridge')).toThrow(RangeError);
});

/** The clock changes of the years 2015-2018 as local times. */
function changesOf(id: string): number[] {
  const found: number[] = [];
  let at = Temporal.ZonedDateTime.from(`2015-01-01T00:00[${id}]`).getTimeZoneTransition('next');
  while (at && at.year < 2019) {
    found.push(at.epochMilliseconds + at.offsetNanoseconds / 1e6);
    at = at.getTimeZoneTransition('next');
  }
  return found;
}
