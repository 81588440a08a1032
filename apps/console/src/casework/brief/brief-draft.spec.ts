import { describe, expect, it } from 'vitest';
import { draftOf, givenOf } from './brief-draft.js';

const record = draftOf({
  edition: 1,
  asked: 'The boiler is cold',
  facts: [{ question: 'Since when?', answer: 'Friday' }],
  done: ['Ash answered by email:\nWe look into it'],
  promised: [],
  needs: ['Large print'],
  missing: [],
});

describe('a brief that is written on', () => {
  it('has a line each', () =>
    expect(record).toEqual({
      asked: 'The boiler is cold',
      facts: 'Since when?: Friday',
      done: 'Ash answered by email: We look into it',
      missing: '',
      needs: 'Large print',
    }));

  it('gives only what was changed', () => expect(givenOf(record, record)).toEqual({}));

  it('reads questions with their answers, and facts without a question', () =>
    expect(
      givenOf({ ...record, facts: 'Since when?: Monday\n\n Has a key ', missing: 'Who has it' }, record),
    ).toEqual({
      facts: [
        { question: 'Since when?', answer: 'Monday' },
        { question: 'Known', answer: 'Has a key' },
      ],
      missing: ['Who has it'],
    }));
});
