import { describe, expect, it } from 'vitest';
import { ENGLISH, wordsIn, withReference } from './call-words.js';

describe('what callers hear', () => {
  it('is in the language of the entry point, and in English where we have no words of that', () => {
    expect(wordsIn('cy').language).toBe('cy');
    expect(wordsIn('cy-GB').place(0)).toBe('Chi sydd nesaf.');
    for (const other of ['en', 'pl', 'x']) expect(wordsIn(other)).toBe(ENGLISH);
  });

  it('is said whole in each language', () => {
    for (const words of [ENGLISH, wordsIn('cy')]) {
      const all = [
        ...Object.values(words),
        ...Object.values(words.offers),
        words.greeting('Fenmoor'),
        words.place(2),
        words.wait(300_000),
        words.whyNot('closed', 'tomorrow', undefined),
        words.whyNot({ waitingMoreThan: 3 }, '', 60_000),
        words.willRing(),
        words.willRing('tomorrow'),
      ].filter((each) => typeof each === 'string');
      expect(all.length).toBeGreaterThan(20);
      for (const each of all) expect(each.trim()).not.toBe('');
    }
  });

  it('says of a wait only what is expected', () => {
    expect(ENGLISH.wait(61_000)).toBe('We expect to answer in about 2 minutes.');
    expect(ENGLISH.whyNot({ expectedWaitAboveSeconds: 60 }, '', 61_000)).toBe(
      'Many people are calling. We expect to answer in about 2 minutes.',
    );
    expect(ENGLISH.whyNot({ waitingMoreThan: 3 }, '', undefined)).toBe('Many people are calling.');
  });

  it('ends with the reference, twice', () => {
    expect(
      withReference(ENGLISH, 'Thank you.', 'AB12-CD34').filter((each) => typeof each !== 'string'),
    ).toEqual([{ spell: 'AB12-CD34' }, { spell: 'AB12-CD34' }]);
  });
});
