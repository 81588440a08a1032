import { describe, expect, it } from 'vitest';
import { parseInstant } from '../calendar/instant.js';
import { loadPack } from '../spec/read-charters.js';
import { timeTaken } from './time-taken.js';

const at = (text: string): number => parseInstant(text)!;
const city = loadPack('cambridge-city');

describe('the time taken', () => {
  it.each([
    ['cambridge-city', 'CITY-E1', '2026-06-09T15:00:00Z', '2026-06-10T08:30:00Z', 1.5],
    ['cambridge-city', 'CITY-E2', '2026-06-12T15:00:00Z', '2026-06-16T08:30:00Z', 2],
    ['cambridge-city', 'CITY-F1', '2026-06-12T15:00:00Z', '2026-06-16T08:30:00Z', 1],
    ['county-care', 'CARE-T1', '2026-06-09T09:00:00Z', '2026-06-09T09:00:18.5Z', 18.5],
    ['county-care', 'CARE-V1', '2026-06-09T09:00:00Z', '2026-06-09T09:04:30Z', 4.5],
    ['county-care', 'CARE-V1', '2026-06-09T20:00:00Z', '2026-06-09T20:04:30Z', 4.5],
    ['county-care', 'CARE-D1', '2012-06-09T09:00:00Z', '2012-06-19T09:00:00Z', 10],
    ['cambridgeshire-feedback', 'FEEDBACK-C7', '2026-06-09T09:00:00Z', '2026-07-09T09:00:00Z', 30],
  ] as const)('under %s %s from %s to %s is %f in its own unit', (id, clockId, from, to, taken) => {
    expect(timeTaken(loadPack(id).clocks.get(clockId)!, at(from), at(to))).toBe(taken);
  });

  it('leaves out the waits, as far as they lie between', () => {
    const clock = city.clocks.get('CITY-E2')!;
    const pauses = [
      { from: at('2026-06-08T09:00:00Z'), to: at('2026-06-10T09:00:00Z') },
      { from: at('2026-06-11T09:00:00Z'), to: at('2026-06-12T09:00:00Z') },
      { from: at('2026-06-17T09:00:00Z'), to: at('2026-06-30T09:00:00Z') },
      { from: at('2026-07-01T09:00:00Z'), to: at('2026-07-06T09:00:00Z') },
    ];
    expect(timeTaken(clock, at('2026-06-09T09:00:00Z'), at('2026-06-18T09:00:00Z'), pauses)).toBe(4);
  });
});
