import type { Commitment } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { byUrgency } from './by-urgency.js';

const commitment = (promiseId: string, dueAt: string, settledAt: string | null = null): Commitment => ({
  id: '00000000-0000-4000-8000-000000000000',
  promiseId,
  title: promiseId,
  state: settledAt ? 'kept' : 'running',
  startedAt: '2026-07-01T08:00:00Z',
  dueAt,
  atRiskAt: [],
  settledAt,
  explanation: [],
});

describe('the order of promises', () => {
  it('puts the next one due first and settled ones last', () => {
    const sorted = [
      commitment('kept early', '2026-07-01T09:00:00Z', '2026-07-01T08:30:00Z'),
      commitment('later', '2026-07-03T09:00:00Z'),
      commitment('kept late', '2026-07-02T09:00:00Z', '2026-07-01T08:40:00Z'),
      commitment('sooner', '2026-07-01T12:00:00Z'),
    ].toSorted(byUrgency);
    expect(sorted.map(({ title }) => title)).toEqual(['sooner', 'later', 'kept late', 'kept early']);
  });
});
