import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import { loadPack } from '../spec/read-charters.js';
import { dueTime } from './due-time.js';
import { timeLeft } from './time-left.js';

const at = (text: string): number => parseInstant(text)!;
const city = loadPack('cambridge-city');

const left = (clockId: string, from: string, now: string): string[] | null => {
  const clock = city.clocks.get(clockId)!;
  const found = timeLeft(clock, at(now), dueTime(clock, at(from)));
  return (
    found && [
      found.unit,
      ...found.stretches.map((each) => `${formatInstant(each.from)} ${formatInstant(each.to)}`),
    ]
  );
};

describe('what is left of a promise in its own unit', () => {
  it('is open time where it counts working hours, across a night and a weekend', () => {
    // Four working hours from Friday 16:30: two on Friday until 17:00 less half an hour, the rest on Monday.
    expect(left('CITY-E1', '2026-06-12T15:30:00Z', '2026-06-12T15:30:00Z')).toEqual([
      'working-hours',
      '2026-06-12T15:30:00Z 2026-06-12T16:00:00Z',
      '2026-06-15T08:00:00Z 2026-06-15T11:30:00Z',
    ]);
    expect(left('CITY-E1', '2026-06-12T15:30:00Z', '2026-06-13T10:00:00Z')).toEqual([
      'working-hours',
      '2026-06-15T08:00:00Z 2026-06-15T11:30:00Z',
    ]);
  });

  it('is the working days up to the due one, today among them', () => {
    const found = left('CITY-E2', '2026-06-12T09:00:00Z', '2026-06-12T09:00:00Z')!;
    expect(found[0]).toBe('working-days');
    // From their midnights, so that a day counts as begun when it is that day in the organisation's zone.
    expect(found.slice(1, 3)).toEqual([
      '2026-06-11T23:00:00Z 2026-06-12T16:00:00Z',
      '2026-06-14T23:00:00Z 2026-06-15T16:00:00Z',
    ]);
  });

  it('is nothing once it is due, nor where the clock on the wall counts', () => {
    expect(left('CITY-E1', '2026-06-12T09:00:00Z', '2026-06-12T13:00:00Z')).toBeNull();
    const feedback = loadPack('county-care').clocks.get('CARE-V1')!;
    expect(timeLeft(feedback, at('2026-06-09T09:00:00Z'), at('2026-06-09T09:05:00Z'))).toBeNull();
  });

  it('is not told day by day where it is far off', () => {
    const clock = city.clocks.get('CITY-E2')!;
    expect(timeLeft(clock, at('2026-06-09T09:00:00Z'), at('2026-12-09T09:00:00Z'))).toBeNull();
  });
});
