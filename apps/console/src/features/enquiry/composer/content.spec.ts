import { describe, expect, it } from 'vitest';
import { missingIn, saidIn, wantedOf, withMark } from './content.js';

const who = {
  element: 'who-deals-with-it',
  words: 'who deals with it',
  promiseId: 'CITY-L2',
  suggestion: 'Ash deals with this.',
} as const;
const outcome = {
  element: 'outcome',
  words: 'the outcome',
  promiseId: 'FEEDBACK-C3',
  suggestion: null,
} as const;

describe('what a message must say', () => {
  it('is asked for once, whoever wants it', () =>
    expect(wantedOf([{ ...who, suggestion: null }, outcome, { ...who, promiseId: 'CITY-C1' }])).toEqual([
      {
        element: 'who-deals-with-it',
        words: 'who deals with it',
        suggestion: 'Ash deals with this.',
      },
      { element: 'outcome', words: 'the outcome', suggestion: null },
    ]));

  it('is missing again when its passage is edited away', () => {
    const wanted = wantedOf([who, outcome]);
    const marks = [{ element: who.element, passage: who.suggestion }];
    const missing = (text: string) => missingIn(text, marks, wanted).map(({ element }) => element);
    expect(missing('Hello. Ash deals\nwith this.')).toEqual(['outcome']);
    expect(missing('Hello.')).toEqual(['who-deals-with-it', 'outcome']);
    expect(saidIn('Hello.', marks)).toEqual([]);
  });

  it('has one passage: the latest', () =>
    expect(
      withMark([{ element: 'outcome', passage: 'old' }], { element: 'outcome', passage: 'new' }),
    ).toEqual([{ element: 'outcome', passage: 'new' }]));
});
