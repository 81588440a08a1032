import { describe, expect, it } from 'vitest';
import { SECOND_KEY_WITHIN_MS, typeKey } from './key-sequence.js';

const shortcuts = ['t', 'g q', 'g t', '?'];
const nothing = { keys: '', at: 0 };

describe('typeKey', () => {
  it('hits a shortcut of one key', () => expect(typeKey(nothing, 't', 1, shortcuts).hit).toBe('t'));

  it('waits for the second key of a sequence', () => {
    const first = typeKey(nothing, 'g', 100, shortcuts);
    expect(first).toEqual({ hit: null, typed: { keys: 'g', at: 100 } });
    expect(typeKey(first.typed, 't', 200, shortcuts).hit).toBe('g t');
  });

  it('forgets a sequence that took too long', () => {
    const first = typeKey(nothing, 'g', 100, shortcuts).typed;
    expect(typeKey(first, 't', 101 + SECOND_KEY_WITHIN_MS, shortcuts).hit).toBe('t');
  });

  it('takes a key that fits nothing as second as a first one', () => {
    const first = typeKey(nothing, 'g', 100, shortcuts).typed;
    expect(typeKey(first, '?', 200, shortcuts).hit).toBe('?');
    expect(typeKey(first, 'x', 200, shortcuts)).toEqual({ hit: null, typed: nothing });
  });
});
