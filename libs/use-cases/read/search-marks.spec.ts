import { describe, expect, it } from 'vitest';
import { excerptOf, markPart, markWords } from './search-marks.js';

const pieces = (text: string, marks: readonly (readonly [number, number])[]): string[] =>
  marks.map(([from, to]) => text.slice(from, to));

describe('the marks of what was found', () => {
  it.each([
    ['The boiler, the BOILERMAN', ['boil'], ['boil', 'BOIL']],
    ['The café in Ålund Straße', ['cafe', 'alund', 'strasse'], ['café', 'Ålund', 'Straße']],
    ['Cafe\u0301s', ['cafe'], ['Cafe\u0301']],
    ['oiler and boiler', ['oil'], ['oil']],
    ['The bin’s road-side 😀 bin', ['bin', 'side'], ['bin', 'side', 'bin']],
    ['binbag', ['bin', 'binba'], ['binba']],
    ['nothing', ['', '\u0301'], []],
  ])('of %j by %j', (text, words, expected) =>
    expect(pieces(text, markWords(text, words))).toEqual(expected),
  );

  it('of a part stand wherever it is', () => {
    expect(pieces('Zoë Quillfeather', markPart('Zoë Quillfeather', 'oe quill'))).toEqual(['oë Quill']);
    expect(markPart('Zoë', '')).toEqual([]);
    expect(markPart('Zoë', 'x')).toEqual([]);
  });

  it('of an excerpt are in its own text', () => {
    const text = `${'before '.repeat(40)}the boiler\n\nbroke ${'after '.repeat(40)}`;
    const { text: shown, marks } = excerptOf(text, ['boiler', 'broke']);
    expect(pieces(shown, marks)).toEqual(['boiler', 'broke']);
    expect(shown).toMatch(/^… before .*the boiler broke after .* …$/);
    expect(shown.length).toBeLessThan(200);
  });

  it('are few, and an excerpt short, of a text that is one long word or nothing else than what is sought', () => {
    expect(excerptOf('x'.repeat(20_000), ['x']).text.length).toBeLessThan(200);
    expect(excerptOf(`${'y'.repeat(20_000)} x`, ['x'])).toMatchObject({ text: expect.stringMatching(/x$/) });
    expect(markWords('x '.repeat(10_000), ['x'])).toHaveLength(50);
    expect(excerptOf('😀'.repeat(500), ['a']).text.isWellFormed()).toBe(true);
  });
});
