import { describe, expect, it } from 'vitest';
import { costOfText } from './text-parts.js';

const parts = (text: string): number => costOfText(text).parts;

describe('what a text message costs', () => {
  it('is one up to 160 characters, and 153 in each of several', () => {
    expect([0, 1, 160, 161, 306, 307].map((length) => parts('a'.repeat(length)))).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('is more where a character is not in the alphabet of text messages, which is told', () => {
    expect([70, 71, 134, 135].map((length) => parts('ŵ'.repeat(length)))).toEqual([1, 2, 2, 3]);
    expect(costOfText('Don’t worry, don’t')).toEqual({ characters: 18, parts: 1, wide: ['’'] });
  });

  it('counts the euro twice, and never cuts it, nor an emoji, between two parts', () => {
    expect(parts('€'.repeat(80))).toBe(1);
    expect(parts('€'.repeat(81))).toBe(2);
    // 76 to a part: the 153rd place stays free.
    expect(parts('€'.repeat(152))).toBe(2);
    expect(parts('€'.repeat(153))).toBe(3);
    expect(costOfText('🐝'.repeat(36))).toMatchObject({ characters: 36, parts: 2 });
    // 33 to a part.
    expect(parts('🐝'.repeat(67))).toBe(3);
  });
});
