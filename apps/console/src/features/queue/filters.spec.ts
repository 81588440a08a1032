import { describe, expect, it } from 'vitest';
import { filtersOf, searchOf } from './filters.js';

describe('filters in the address', () => {
  it('come back as they were', () => {
    const filters = {
      view: 'all',
      service: 'council-tax',
      channel: 'sms',
      agent: 'ash',
      due: 'hour',
    } as const;
    expect(filtersOf(searchOf(filters))).toEqual(filters);
  });
  it('are left out when nothing is filtered', () =>
    expect(searchOf(filtersOf(new URLSearchParams())).toString()).toBe(''));
  it('ignore what is not known', () =>
    expect(filtersOf(new URLSearchParams('view=secret&channel=pigeon&due=never'))).toEqual({
      view: 'waiting',
      service: '',
      channel: '',
      agent: '',
      due: '',
    }));
});
