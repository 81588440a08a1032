import { describe, expect, it } from 'vitest';
import { missingFrom, nameMissing, saidIn } from './check-content.js';

const wanted = [
  { promiseId: 'CITY-F2', element: 'refusal-reason' as const },
  { promiseId: 'CITY-F2', element: 'how-to-appeal' as const },
];

describe('what a message says', () => {
  it('counts a passage however its lines are broken', () => {
    const said = saidIn('It is\n  exempt under section 40.', [
      { element: 'refusal-reason', passage: 'it is exempt under\tsection 40.' },
    ]);
    expect([...said]).toEqual(['refusal-reason']);
  });

  it('does not count a passage that is no longer in the text', () => {
    expect(saidIn('No.', [{ element: 'refusal-reason', passage: 'It is exempt' }]).size).toBe(0);
  });

  it('names what is missing in words', () => {
    const missing = missingFrom(wanted, new Set(['refusal-reason']));
    expect(nameMissing(missing)).toBe('how to appeal');
  });
});
