import { expect, it } from 'vitest';
import { takenWords } from './taken.js';

it.each([
  [3.54, 'working-hours', '3.5 working hours'],
  [1, 'working-days', '1 working day'],
  [0, 'minutes', '0 minutes'],
  [0.01, 'working-days', 'less than 0.1 working days'],
  [12, 'statutory-working-days', '12 working days'],
])('%d in %s is said as %s', (taken, unit, words) => expect(takenWords(taken, unit)).toBe(words));
