import type { WorkItem } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { sharedBy, unusualLanguage } from './shared.js';

const item = (service: string, channel: WorkItem['channel']) => ({ service, channel }) as WorkItem;

describe('what all rows have in common', () => {
  it('is said once', () =>
    expect(sharedBy([item('Waste', 'email'), item('Waste', 'sms')])).toEqual({
      service: 'Waste',
      channel: null,
    }));
  it('is nothing where they differ', () =>
    expect(sharedBy([item('Waste', 'email'), item('Housing', 'email')])).toEqual({
      service: null,
      channel: 'email',
    }));
  it('stays on the row of a list of one', () =>
    expect(sharedBy([item('Waste', 'email')])).toEqual({ service: null, channel: null }));
});

describe('the language of a row', () => {
  it.each([
    ['en', null],
    ['en-GB', null],
    ['pl', 'pl'],
  ])('of %s is %s', (language, said) => expect(unusualLanguage({ language })).toBe(said));
});
