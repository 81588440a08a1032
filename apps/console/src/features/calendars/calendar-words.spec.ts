import { describe, expect, it } from 'vitest';
import { changedHoliday, movedInWords } from './calendar-words.js';

describe('movedInWords', () => {
  it.each([
    [42, 310, '42 open promises move, of 310 looked at.'],
    [1, 310, '1 open promise moves, of 310 looked at.'],
    [0, 310, 'No open promise moves, of 310 looked at.'],
    [0, 0, 'No open promise runs over these days.'],
  ])('%i of %i', (moved, looked, words) => expect(movedInWords({ moved, looked })).toBe(words));
});

describe('changedHoliday', () => {
  it('reads as a person would say it', () =>
    expect(changedHoliday('scotland 2026-06-15 World Cup bank holiday')).toBe(
      '15 Jun 2026, World Cup bank holiday (Scotland)',
    ));
  it('leaves alone what it does not know', () =>
    expect(changedHoliday('something else')).toBe('something else'));
});
