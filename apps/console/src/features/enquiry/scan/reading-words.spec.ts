import { describe, expect, it } from 'vitest';
import { confidenceInWords, stateInWords } from './reading-words.js';

const page = (confidence: number, text = 'Dear council') =>
  confidenceInWords({ confidence, text, source: 'ocr' });

describe('what is said of a page that was read', () => {
  it('tells how sure the machine is, and when to look', () => {
    expect(page(95.6)).toEqual({ words: 'read by machine, 96 of 100 sure', isDoubtful: false });
    expect(page(72)).toEqual({
      words: 'read by machine, 72 of 100 sure: check it against the picture',
      isDoubtful: true,
    });
    expect(page(41).words).toBe('poorly readable, 41 of 100 sure: key it from the picture');
    expect(page(0, ' ').words).toBe('nothing could be read: it is blank, or written by hand');
  });

  it('needs no look where the file has its text itself', () =>
    expect(confidenceInWords({ confidence: 100, text: 'x', source: 'text-layer' })).toEqual({
      words: 'text of the file itself',
      isDoubtful: false,
    }));

  it('says why there is none', () => {
    expect(stateInWords({ state: 'failed', problem: 'it took too long' })).toBe(
      'It could not be read by machine, since it took too long. Key it from the picture.',
    );
    expect(stateInWords({ state: 'read', problem: null })).toBeNull();
  });
});
