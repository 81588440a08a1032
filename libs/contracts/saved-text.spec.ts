import { describe, expect, it } from 'vitest';
import { blanksIn, fillIn, pastBlanks } from './saved-text.js';

describe('a saved text', () => {
  it('is filled in from what is known; what is unknown or empty stays to be filled in', () => {
    const text =
      'Dear {{customer}}, {{ Service }} comes on {{day of the round}} about {{reference}}. {{customer}}';
    const filled = fillIn(text, { customer: null, service: 'Waste', reference: 'ABCD-2345' });
    expect(filled).toBe(
      'Dear {{customer}}, Waste comes on {{day of the round}} about ABCD-2345. {{customer}}',
    );
    expect(blanksIn(filled)).toEqual(['customer', 'day of the round']);
  });

  it('takes what is filled in for words, and other braces for what they are', () => {
    expect(fillIn('{{customer}}', { customer: '$& {{reference}}' })).toBe('$& {{reference}}');
    expect(fillIn('{{constructor}} {{Agent}}', { agent: 'Ash' })).toBe('{{constructor}} Ash');
    expect(blanksIn('{ a } {{}} {{ }} {{a\nb}} if (x) {{{y}}}')).toEqual(['y']);
  });

  it('marks a passage so that what is filled in at its ends lies within', () => {
    const text = 'Good day. {{what}} is due on {{day}}.';
    expect(pastBlanks(text, '{{what}} is due on {{day}}')).toBe(' {{what}} is due on {{day}}.');
    expect(pastBlanks(text, 'is due on')).toBe('is due on');
    expect(pastBlanks('{{a}}', '{{a}}')).toBe('{{a}}');
    expect(pastBlanks(text, '{{nowhere}}')).toBe('{{nowhere}}');
  });
});
