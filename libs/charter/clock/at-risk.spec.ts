import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import { loadPack } from '../spec/read-charters.js';
import { atRiskTimes } from './at-risk.js';
import { dueTime } from './due-time.js';

const city = loadPack('cambridge-city');

describe('the times at which a promise is at risk', () => {
  it.each([
    // Four working hours from 16:30: two are over at 10:30 the next morning, three and a half at noon.
    ['cambridge-city', 'CITY-E1', '2026-06-09T15:30:00Z', ['2026-06-10T09:30:00Z', '2026-06-10T11:06:00Z']],
    ['county-care', 'CARE-V1', '2026-06-09T09:00:00Z', ['2026-06-09T09:02:30Z', '2026-06-09T09:04:30Z']],
    [
      'cambridgeshire-feedback',
      'FEEDBACK-C7',
      '2026-06-09T12:00:00Z',
      ['2026-12-09T05:29:59Z', '2027-05-04T09:53:59Z'],
    ],
  ] as const)('under %s for %s from %s are %j', (id, clockId, from, expected) => {
    const clock = loadPack(id).clocks.get(clockId)!;
    const start = parseInstant(from)!;
    expect(atRiskTimes(clock, start, dueTime(clock, start)).map(formatInstant)).toEqual(expected);
  });

  it('come earliest first, whatever the order in the pack, and never after the end', () => {
    const clock = { ...city.clocks.get('CITY-E1')!, atRisk: [0.0001, 0.75, 0.5] };
    const start = parseInstant('2026-06-09T09:00:00Z')!;
    const times = atRiskTimes(clock, start, dueTime(clock, start));
    expect(times.map(formatInstant)).toEqual([
      '2026-06-09T10:00:00Z',
      '2026-06-09T11:00:00Z',
      '2026-06-09T12:59:58Z',
    ]);
  });

  it('still come when the end was agreed for a time without opening hours', () => {
    const clock = city.clocks.get('CITY-C1')!;
    const saturday = parseInstant('2026-06-13T10:00:00Z')!;
    const times = atRiskTimes(clock, saturday, saturday + 3_600_000);
    expect(times.map(formatInstant)).toEqual(['2026-06-13T10:30:00Z', '2026-06-13T10:54:00Z']);
  });
});
