import { expect, it } from 'vitest';
import { sayAnswer } from './say-answer.js';

const written = {
  by: 'Ash',
  channel: 'email',
  text: 'We mend it',
  state: 'delivered',
  outcome: null,
} as const;
const rung = { ...written, channel: 'phone', text: 'Call to +447700900001' } as const;

it('says what was written, and whether it did not arrive', () => {
  expect(sayAnswer(written)).toBe('Ash answered by email: We mend it');
  expect(sayAnswer({ ...written, by: null, state: 'failed' })).toBe(
    'We answered by email, which did not arrive: We mend it',
  );
});

it('says how a call went, and no number', () => {
  expect(sayAnswer({ ...rung, outcome: 'reached' })).toBe('Ash rang: the customer answered');
  expect(sayAnswer({ ...rung, outcome: 'wrong-person' })).toBe('Ash rang: somebody else answered');
  expect(sayAnswer({ ...rung, state: 'failed' })).toBe('Ash rang and did not reach the customer');
  expect(sayAnswer(rung)).toBe('Ash rang');
});
