import { expect, it } from 'vitest';
import { endingOf, resultOf, wasUnheard } from './ending.js';

it('a callback is kept up to the last moment of its window, and late after it', () => {
  expect(endingOf({ toAt: 1000 }, 500)).toBe('kept');
  expect(endingOf({ toAt: 1000 }, 1000)).toBe('kept');
  expect(endingOf({ toAt: 1000 }, 1001)).toBe('late');
});

it('an attempt came to what its agent says, and a message is written where nobody heard of it', () => {
  expect(resultOf('wrong-person')).toBe('wrong-number');
  expect(
    (['answered', 'no-answer', 'message-left', 'wrong-number', 'engaged'] as const).filter(wasUnheard),
  ).toEqual(['no-answer', 'engaged']);
});
