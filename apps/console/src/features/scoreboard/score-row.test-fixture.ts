import type { ScoreRow } from '@frontdoor/contracts';

/** A row of the scoreboard for tests: nothing counted but what is given. */
export const scoreRow = (given: Partial<ScoreRow>): ScoreRow => ({
  promiseId: 'CITY-E1',
  clockId: 'response',
  title: '',
  within: '4 working hours',
  unit: 'working-hours',
  source: '',
  published: true,
  charter: { id: 'cambridge-city', version: '1.0', hash: '' },
  channel: null,
  service: null,
  team: null,
  opened: 0,
  kept: 0,
  missed: 0,
  extended: 0,
  waived: 0,
  withdrawn: 0,
  running: 0,
  keptShare: null,
  median: null,
  p90: null,
  ...given,
});
