import { describe, expect, it } from 'vitest';
import { answersIn, withAnswer } from './answers-in.js';

const BINS = '11111111-1111-4111-8111-111111111111';
const FINES = '22222222-2222-4222-8222-222222222222';

describe('answers that were put into a draft', () => {
  const both = withAnswer(
    withAnswer(undefined, BINS, 'Crews are out until four.\n\nYes\nWe come back tomorrow.'),
    FINES,
    'Within two weeks you pay half.',
  );
  it('are known while a line of them is left', () => {
    expect(answersIn(both, 'Hello. We come back tomorrow. Within two weeks you pay half.')).toEqual([
      BINS,
      FINES,
    ]);
    expect(answersIn(both, 'Yes. Within two weeks you pay half.')).toEqual([FINES]);
    expect(answersIn(both, 'Yes')).toEqual([]);
  });
  it('are none in a draft that has none, or says something else there', () => {
    expect(answersIn(undefined, 'We come back tomorrow.')).toEqual([]);
    expect(answersIn('{}', 'We come back tomorrow.')).toEqual([]);
  });
});
