import { describe, expect, it } from 'vitest';
import { BLANK, bodyOf, type Closing, missingOf, notesSince, readClosing } from './closing.js';

const FRIDAY = Date.parse('2026-07-03T10:20:00+01:00');
const window = { from: '2026-07-03T10:00:00Z', to: '2026-07-03T11:00:00Z' };
const blank: Closing = { ...BLANK, ...window };

describe('how a call ended', () => {
  it('begins with what its agent noted on the enquiry while it lasted, the oldest first', () => {
    const note = (at: string, text: string, by = 'Ash') => ({
      id: at,
      at,
      type: 'note' as const,
      by,
      text,
      mentions: [],
    });
    const timeline = [
      note('2026-07-03T09:03:00.000Z', 'Wants it on Monday'),
      note('2026-07-03T09:02:00.000Z', 'The blue bin'),
      note('2026-07-03T09:02:30.000Z', 'Seen by another', 'Birch'),
      note('2026-07-03T08:00:00.000Z', 'Long before'),
    ];
    expect(notesSince(timeline, 'Ash', '2026-07-03T09:00:00.000Z')).toBe('The blue bin\nWants it on Monday');
    expect(notesSince([], 'Ash', '2026-07-03T09:00:00.000Z')).toBe('');
  });

  it('says what is missing', () => {
    const missing = (change: Partial<Closing>) =>
      missingOf({ ...blank, summary: 'A bin', ...change }, FRIDAY);
    expect(missing({})).toMatch('how it ended');
    expect(missing({ ending: 'answered', summary: ' ' })).toMatch('what it was about');
    expect(missing({ ending: 'transferred' })).toMatch('which service');
    expect(missing({ ending: 'callback', from: null })).toMatch('Choose when');
    expect(missing({ ending: 'callback', from: '2026-07-03T09:00:00Z' })).toMatch('has begun');
    expect(missing({ ending: 'other' })).toMatch('why');
    expect(missing({ ending: 'answered', asked: [{ question: '', answer: 'Blue' }] })).toMatch('question');
    expect(missing({ ending: 'callback' })).toBeNull();
  });

  it('sends only what belongs to the ending', () => {
    const closing = {
      ...blank,
      ...{ summary: ' A bin ', toService: 'waste', reason: 'The line was bad' },
      asked: [
        { question: 'Which?', answer: 'Blue' },
        { question: '', answer: '' },
      ],
    };
    const common = { summary: 'A bin', asked: [{ question: 'Which?', answer: 'Blue' }] };
    expect(bodyOf({ ...closing, ending: 'answered' })).toEqual({ ...common, ending: 'answered' });
    expect(bodyOf({ ...closing, ending: 'transferred' })).toMatchObject({ toService: 'waste' });
    expect(bodyOf({ ...closing, ending: 'callback' })).toMatchObject({ callback: window });
    expect(bodyOf({ ...closing, ending: 'other' })).toMatchObject({ reason: 'The line was bad' });
  });

  it('is read again after a reload', () => {
    const written = { ...blank, summary: 'A bin' };
    expect(readClosing(JSON.stringify(written))).toEqual(written);
    expect(readClosing(null)).toBe(BLANK);
    expect(readClosing('{')).toBe(BLANK);
  });
});
