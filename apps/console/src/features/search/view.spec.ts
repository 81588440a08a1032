import { describe, expect, it } from 'vitest';
import { countInWords, filterCount, paramsOf, viewOf } from './view.js';

describe('a search in the address', () => {
  it('comes back as it was', () => {
    const view = {
      words: 'bin mill road',
      state: 'closed',
      service: 'waste',
      owner: 'me',
      kind: 'complaint',
      channel: 'sms',
      from: '2026-01-01',
      until: '2026-02-28',
    } as const;
    expect(viewOf(paramsOf(view))).toEqual(view);
    expect(filterCount(view)).toBe(7);
  });

  it('is empty when nothing is sought', () => {
    expect(paramsOf(viewOf(new URLSearchParams())).toString()).toBe('');
    expect(filterCount(viewOf(new URLSearchParams('q=bin')))).toBe(0);
  });

  it('leaves out what is not known, and what is too long', () => {
    const odd = new URLSearchParams(
      `q=${'x'.repeat(500)}&state=ajar&owner=nobody%20else&kind=riddle&channel=pigeon&from=yesterday`,
    );
    expect(paramsOf(viewOf(odd)).toString()).toBe(`q=${'x'.repeat(200)}`);
  });

  it.each([
    [{ n: 0, exact: true }, '0 enquiries'],
    [{ n: 1, exact: true }, '1 enquiry'],
    [{ n: 412, exact: true }, '412 enquiries'],
    [{ n: 1000, exact: false }, '1,000 enquiries or more'],
  ])('says how many there are: %j', (count, words) => expect(countInWords(count)).toBe(words));
});
