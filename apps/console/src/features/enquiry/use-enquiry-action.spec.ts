import { describe, expect, it } from 'vitest';
import { commitmentWith } from './commitment.test-fixture.js';
import { effectsBetween } from './use-enquiry-action.js';

const a = commitmentWith({ id: 'a', title: 'A complaint is answered' });
const b = commitmentWith({ id: 'b', title: 'An email is answered' });
const time = (instant: string) => instant.slice(11, 16);

describe('what a recorded event did to the promises', () => {
  it('names what was opened and what was settled', () =>
    expect(effectsBetween([b], [{ ...b, state: 'withdrawn' }, a], time)).toEqual([
      'No longer applies: “An email is answered”.',
      'New, due 12:00: “A complaint is answered”.',
    ]));
  it('names a due time that moved', () =>
    expect(effectsBetween([a], [{ ...a, dueAt: '2026-07-01T14:00:00Z' }], time)).toEqual([
      'Now due 14:00: “A complaint is answered”.',
    ]));
  it('is silent about what stayed as it was', () => expect(effectsBetween([a], [a], time)).toEqual([]));
});
