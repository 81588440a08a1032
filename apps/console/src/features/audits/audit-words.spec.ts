import { expect, it } from 'vitest';
import { scheduleInWords } from './audit-words.js';

it.each([
  [1, 'every month'],
  [6, 'every 6 months'],
  [12, 'every year'],
  [18, 'every 18 months'],
  [24, 'every 2 years'],
])('%i months are %s', (months, words) => expect(scheduleInWords(months)).toBe(words));
