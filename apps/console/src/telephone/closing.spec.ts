import { describe, expect, it } from 'vitest';
import { blankClosing, bodyOf, missingOf, readClosing, usualWindow } from './closing.js';

const ZONE = 'Europe/London';
const FRIDAY = Date.parse('2026-07-03T10:20:00+01:00');
const blank = blankClosing(FRIDAY, ZONE);

describe('how a call ended', () => {
  it.each([
    ['within the working day', '2026-07-03T10:20:00+01:00', '2026-07-03T11:00:00+01:00'],
    ['before it begins', '2026-07-03T06:20:00+01:00', '2026-07-03T09:00:00+01:00'],
    ['late on a Friday', '2026-07-03T15:20:00+01:00', '2026-07-06T09:00:00+01:00'],
    ['at night', '2026-07-01T23:40:00+01:00', '2026-07-02T09:00:00+01:00'],
    ['over the change to winter time', '2026-10-24T12:00:00+01:00', '2026-10-26T09:00:00+00:00'],
  ])('offers two hours to ring back, %s', (_, now, from) => {
    const found = usualWindow(Date.parse(now), ZONE);
    expect(Date.parse(found.from)).toBe(Date.parse(from));
    expect(Date.parse(found.to) - Date.parse(found.from)).toBe(2 * 3_600_000);
  });

  it('says what is missing', () => {
    const missing = (change: Partial<typeof blank>) =>
      missingOf({ ...blank, summary: 'A bin', ...change }, FRIDAY);
    expect(missing({})).toMatch('how it ended');
    expect(missing({ ending: 'answered', summary: ' ' })).toMatch('what it was about');
    expect(missing({ ending: 'transferred' })).toMatch('which service');
    expect(missing({ ending: 'callback', from: null })).toMatch('from when to when');
    expect(missing({ ending: 'callback', to: blank.from })).toMatch('ends before');
    expect(missing({ ending: 'callback', from: '2026-07-02T09:00:00Z', to: '2026-07-02T10:00:00Z' })).toMatch(
      'is over',
    );
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
    const { from, to } = blank;
    expect(bodyOf({ ...closing, ending: 'answered' })).toEqual({ ...common, ending: 'answered' });
    expect(bodyOf({ ...closing, ending: 'transferred' })).toMatchObject({ toService: 'waste' });
    expect(bodyOf({ ...closing, ending: 'callback' })).toMatchObject({ callback: { from, to } });
    expect(bodyOf({ ...closing, ending: 'other' })).toMatchObject({ reason: 'The line was bad' });
  });

  it('is read again after a reload', () => {
    const written = { ...blank, summary: 'A bin' };
    expect(readClosing(JSON.stringify(written), blank)).toEqual(written);
    expect(readClosing(null, blank)).toBe(blank);
    expect(readClosing('{', blank)).toBe(blank);
  });
});
