import { describe, expect, it } from 'vitest';
import { byUrgency } from './by-urgency.js';
import { commitmentWith } from './fixture.js';

describe('the order of promises', () => {
  it('puts the next one due first and settled ones last', () => {
    const sorted = [
      commitmentWith({
        title: 'kept early',
        dueAt: '2026-07-01T09:00:00Z',
        state: 'kept',
        settledAt: '2026-07-01T08:30:00Z',
      }),
      commitmentWith({ title: 'later', dueAt: '2026-07-03T09:00:00Z' }),
      commitmentWith({
        title: 'kept late',
        dueAt: '2026-07-02T09:00:00Z',
        state: 'kept',
        settledAt: '2026-07-01T08:40:00Z',
      }),
      commitmentWith({ title: 'missed and not met yet', dueAt: '2026-07-01T07:00:00Z', state: 'missed' }),
      commitmentWith({ title: 'sooner' }),
    ].toSorted(byUrgency);
    expect(sorted.map(({ title }) => title)).toEqual([
      'missed and not met yet',
      'sooner',
      'later',
      'kept late',
      'kept early',
    ]);
  });
});
