import { expect, it } from 'vitest';
import { recipientLines } from './recipient.js';

it('has a line each for the name and the lines of the address', () => {
  expect(recipientLines('Ada Whitfield', '12 Mill Road, Fenmoor, CB1 2AB')).toEqual([
    ...['Ada Whitfield', '12 Mill Road', 'Fenmoor', 'CB1 2AB'],
  ]);
  expect(recipientLines(null, '12 Mill Road, Fenmoor')).toEqual(['12 Mill Road', 'Fenmoor']);
});

it('has seven lines at most, the last of them as they were', () => {
  const lines = recipientLines(
    'Ada Whitfield',
    'Flat 3, Rose Court, 12 Mill Road, Old Quarter, Fenmoor, Cambs, CB1 2AB',
  );
  expect(lines).toEqual([
    ...['Ada Whitfield', 'Flat 3, Rose Court', '12 Mill Road', 'Old Quarter', 'Fenmoor', 'Cambs', 'CB1 2AB'],
  ]);
});

it('has a postcode on a line of its own, though it was typed behind the town', () => {
  expect(recipientLines('Ada Whitfield', '12 Mill Road, Fenmoor CB1 2AB')).toEqual([
    ...['Ada Whitfield', '12 Mill Road', 'Fenmoor', 'CB1 2AB'],
  ]);
});
