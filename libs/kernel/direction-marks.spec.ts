import { describe, expect, it } from 'vitest';
import { withoutDirectionMarks } from './direction-marks.js';

describe('withoutDirectionMarks', () => {
  it('takes out every character that turns the direction of a name', () => {
    const turns = Array.from('\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069');
    for (const turn of turns) expect(withoutDirectionMarks(`bill${turn}fdp.exe`)).toBe('billfdp.exe');
  });

  it('leaves names alone that are written from right to left, and joiners that letters need', () => {
    for (const name of ['שרה כהן', 'فاطمة الزهراء', 'می\u200cخواهم', '👩\u200d👧'])
      expect(withoutDirectionMarks(name)).toBe(name);
  });
});
