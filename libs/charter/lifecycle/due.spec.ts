import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import { loadPack, PACK_IDS, type PackId } from '../spec/read-charters.js';
import { allDue, due, dueAt } from './due.js';
import { ClockError } from '../clock/clock-of.js';

const packs = new Map(PACK_IDS.map((id) => [id, loadPack(id)]));
const when = (id: PackId, standard: string, at: string): string =>
  formatInstant(dueAt(packs.get(id)!, standard, parseInstant(at)!));

describe('when a promise is due', () => {
  it.each([
    ['cambridge-city', 'CITY-E1', '2025-12-24T16:30:00Z', '2025-12-29T12:30:00Z'],
    ['cambridge-city', 'CITY-F1', '2026-03-05T10:00:00Z', '2026-04-07T22:59:59Z'],
    ['cambridge-city', 'CITY-F1', '2026-05-20T10:00:00Z', '2026-06-19T22:59:59Z'],
    ['cambridge-city', 'CITY-E2', '2026-06-09T22:59:59Z', '2026-06-18T16:00:00Z'],
    ['cambridge-city', 'CITY-E2', '2026-06-09T23:00:00Z', '2026-06-19T16:00:00Z'],
    ['cambridge-city', 'CITY-E1', '2024-02-29T16:59:59Z', '2024-03-01T12:59:59Z'],
    ['cambridgeshire-county', 'COUNTY-D1', '2026-06-05T09:00:00Z', '2026-06-12T15:30:00Z'],
    ['cambridgeshire-feedback', 'FEEDBACK-C1', '2026-01-16T17:00:00Z', '2026-01-23T16:30:00Z'],
    ['cambridgeshire-feedback', 'FEEDBACK-C7', '2028-02-29T10:00:00Z', '2029-02-28T23:59:59Z'],
    ['county-care', 'CARE-T1', '2026-06-09T09:00:00Z', '2026-06-09T09:00:21Z'],
    ['county-care', 'CARE-D1', '2010-05-04T09:00:00Z', '2010-06-13T22:59:59Z'],
    ['county-care', 'CARE-D1', '2018-05-24T22:59:59Z', '2018-07-03T22:59:59Z'],
    ['county-care', 'CARE-D1', '2018-05-24T23:00:00Z', '2018-06-25T22:59:59Z'],
    ['county-care', 'CARE-D1', '2026-01-31T09:00:00Z', '2026-03-02T23:59:59Z'],
    ['cambridge-city-2012', 'CAS-S1', '2012-06-01T10:00:00Z', '2012-06-06T16:00:00Z'],
    ['cambridge-city-2012', 'CAS-E1', '2013-03-28T16:30:00Z', '2013-04-02T11:30:00Z'],
  ] as const)('%s %s from %s is %s', (pack, standard, at, expected) => {
    expect(when(pack, standard, at)).toBe(expected);
  });

  it('is the same with an account', () => {
    const pack = packs.get('cambridge-city')!;
    const { dueAt: end, explanation } = due(pack, 'CITY-E1', parseInstant('2025-12-24T16:30:00Z')!);
    expect(formatInstant(end)).toBe('2025-12-29T12:30:00Z');
    expect(explanation).toEqual([
      'Received on Wednesday 24 December 2025 at 16:30.',
      'Allowed: 4 working hours, counted only while open: Monday to Friday, 9:00 to 17:00. These hours are an assumption.',
      'Wednesday 24 December 2025, 16:30 to 17:00: 30 minutes counted, 30 minutes so far.',
      'Thursday 25 December 2025: not counted, bank holiday in England and Wales (Christmas Day).',
      'Friday 26 December 2025: not counted, bank holiday in England and Wales (Boxing Day).',
      'Saturday 27 December 2025 to Sunday 28 December 2025: not counted, closed on this day of the week.',
      'Monday 29 December 2025, 09:00 to 12:30: 3 hours 30 minutes counted, 4 hours so far.',
      'Due on Monday 29 December 2025 at 12:30.',
    ]);
  });

  it('moves with the waits of a promise that pauses, and only of one', () => {
    const pack = packs.get('cambridge-city')!;
    const at = parseInstant('2026-06-09T09:15:00Z')!;
    const pauses = [
      { from: parseInstant('2026-06-10T09:00:00Z')!, to: parseInstant('2026-06-12T09:00:00Z')! },
    ];
    expect(formatInstant(dueAt(pack, 'CITY-E2', at, { pauses }))).toBe('2026-06-22T16:00:00Z');
    expect(formatInstant(due(pack, 'CITY-E2', at, { pauses }).dueAt)).toBe('2026-06-22T16:00:00Z');
    expect(formatInstant(dueAt(pack, 'CITY-C1', at, { pauses }))).toBe('2026-06-23T16:00:00Z');
    expect(formatInstant(due(pack, 'CITY-C1', at, { pauses }).dueAt)).toBe('2026-06-23T16:00:00Z');
  });

  it.each(['CARE-W1', 'CARE-D1', 'CARE-W3'])(
    'is refused for %s outside the years of a calendar',
    (standard) => {
      const pack = packs.get('county-care')!;
      expect(() => dueAt(pack, standard, parseInstant('1989-12-31T23:59:59Z')!)).toThrow(
        'Not within 1990-2199.',
      );
      expect(() => dueAt(pack, standard, parseInstant('2200-01-01T00:00:00Z')!)).toThrow(
        'Not within 1990-2199.',
      );
      expect(dueAt(pack, standard, parseInstant('1990-01-01T00:00:00Z')!)).toBeGreaterThan(0);
    },
  );

  it('is refused for what is no clock of the pack', () => {
    const code = (standard: string): string => {
      try {
        dueAt(packs.get('cambridge-city')!, standard, 0);
      } catch (error) {
        if (error instanceof ClockError) return `${error.code}: ${error.message}`;
      }
      return 'not refused';
    };
    expect(code('CITY-01')).toBe(
      'promise-without-clock: CITY-01 has no time limit: it is not a promise of kind clock.',
    );
    expect(code('CITY-99')).toBe('promise-unknown: Pack cambridge-city has no promise CITY-99.');
  });
});

describe('all due times of a promise', () => {
  const all = (id: PackId, standard: string, at: string): string[] =>
    allDue(packs.get(id)!, standard, parseInstant(at)!).map(
      ({ clockId, dueAt: end, certain }) => `${clockId} ${formatInstant(end)}${certain ? '' : ' ?'}`,
    );

  it.each([
    [
      'county-care',
      'CARE-W1',
      '2026-06-09T09:00:00Z',
      ['CARE-W1 2026-06-23T16:00:00Z', 'CARE-W1/acknowledgement 2026-06-16T16:00:00Z'],
    ],
    [
      'county-care',
      'CARE-W1/acknowledgement',
      '2026-06-09T09:00:00Z',
      ['CARE-W1/acknowledgement 2026-06-16T16:00:00Z'],
    ],
    ['county-care', 'CARE-D1', '2026-06-09T09:00:00Z', ['CARE-D1/one-month 2026-07-09T22:59:59Z']],
    ['county-care', 'CARE-D1', '2012-06-09T09:00:00Z', ['CARE-D1 2012-07-19T22:59:59Z']],
    ['cambridgeshire-feedback', 'FEEDBACK-C6', '2026-06-09T09:00:00Z', ['FEEDBACK-C6 2026-06-16T16:00:00Z']],
    ['cambridge-city', 'CITY-F1', '2028-12-20T10:00:00Z', ['CITY-F1 2029-01-19T23:59:59Z ?']],
    ['cambridgeshire-feedback', 'FEEDBACK-C7', '2028-12-20T10:00:00Z', ['FEEDBACK-C7 2029-12-20T23:59:59Z']],
  ] as const)('%s %s from %s are %j', (pack, standard, at, expected) => {
    expect(all(pack, standard, at)).toEqual(expected);
  });
});
