import { describe, expect, it } from 'vitest';
import { filtersOf, searchOf } from './filters.js';

describe('filters of the promises in the address', () => {
  it('come back as they were', () => {
    const filters = { standing: 'at-risk', service: 'council-tax', mine: true } as const;
    expect(filtersOf(searchOf(filters))).toEqual(filters);
  });
  it('are left out when nothing is filtered', () =>
    expect(searchOf(filtersOf(new URLSearchParams())).toString()).toBe(''));
  it('ignore what is not known', () =>
    expect(filtersOf(new URLSearchParams('standing=doomed&mine=perhaps'))).toEqual({
      standing: 'all',
      service: '',
      mine: false,
    }));
});
