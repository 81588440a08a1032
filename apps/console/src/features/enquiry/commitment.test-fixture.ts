import type { Commitment } from '@frontdoor/contracts';

/** A promise that runs from 08:00 to 12:00 UTC and is at risk from 11:00, for specs. */
export const commitmentWith = (changes: Partial<Commitment> = {}): Commitment => ({
  id: '00000000-0000-4000-8000-000000000000',
  promiseId: 'CITY-E1',
  clockId: 'CITY-E1/response',
  title: 'An email is answered',
  state: 'running',
  whose: 'council',
  startedAt: '2026-07-01T08:00:00Z',
  dueAt: '2026-07-01T12:00:00Z',
  firstDueAt: '2026-07-01T12:00:00Z',
  atRiskAt: ['2026-07-01T11:00:00Z'],
  left: null,
  settledAt: null,
  taken: null,
  unit: 'working-hours',
  extensions: [],
  moves: [],
  canExtend: false,
  laterDate: null,
  waiver: null,
  explanation: [],
  ...changes,
});
