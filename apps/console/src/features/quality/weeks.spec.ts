import { describe, expect, it } from 'vitest';
import { weeksUntil } from './weeks.js';

describe('the weeks until a day', () => {
  it.each([
    ['2026-07-06', ['2026-07-06', '2026-06-29']],
    ['2026-07-12', ['2026-07-06', '2026-06-29']],
    ['2027-01-01', ['2026-12-28', '2026-12-21']],
  ])('%s begin on Mondays', (day, weeks) => expect(weeksUntil(day, 2)).toEqual(weeks));
});
