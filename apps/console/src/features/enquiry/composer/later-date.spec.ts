import { describe, expect, it } from 'vitest';
import { commitmentWith } from '../commitment.test-fixture.js';
import { saidIn, type Wanted } from './content.js';
import { draftLaterDate, laterDateFault, redraft } from './later-date.js';

const zone = 'Europe/London';

describe('what is wrong with a later date', () => {
  const promise = commitmentWith({ canExtend: true });
  const whole = { commitmentId: promise.id, until: '2026-07-06T12:00:00Z', reason: 'The survey is late' };
  it('nothing, when all is there', () => expect(laterDateFault(whole, promise)).toBeNull());
  it.each([
    ['promise', whole, undefined],
    ['until', { ...whole, until: null }, promise],
    ['until', { ...whole, until: promise.dueAt }, promise],
    ['reason', { ...whole, reason: '  ' }, promise],
  ] as const)('%s', (field, later, of) => expect(laterDateFault(later, of)?.field).toBe(field));
});

describe('the drafted message', () => {
  const who: Wanted = {
    element: 'who-deals-with-it',
    words: 'who deals with it',
    suggestion: 'Ash deals with this.',
  };
  const draft = (until: string, reason = 'the survey is late') =>
    draftLaterDate({ until, reason }, '2026-07-01T12:00:00Z', [who], zone);
  const first = draft('2026-07-06T12:00:00Z');

  it('tells the old date, the reason and the new date, and what else is wanted', () =>
    expect(first.text).toBe(
      'You were to hear from us by Wednesday 1 July 2026 at 13:00. We need longer than that, for this reason: the survey is late.\n\n' +
        'You will hear from us by Monday 6 July 2026 at 13:00.\n\n' +
        'Ash deals with this.',
    ));

  it('says each thing in a passage that is there', () => {
    expect(saidIn(first.text, first.marks)).toEqual(first.marks);
    expect(first.marks.map(({ element }) => element)).toEqual([
      'reason-for-delay',
      'new-date',
      'when-to-expect-reply',
      'who-deals-with-it',
    ]);
  });

  it('follows another date, and leaves what was written around it', () => {
    const next = draft('2026-07-07T12:00:00Z');
    const { text, marks } = redraft(`Dear you,\n\n${first.text}`, first, next);
    expect(text).toBe(`Dear you,\n\n${next.text}`);
    expect(marks).toEqual(next.marks);
  });

  it('leaves a date that was written by hand', () => {
    const own = 'We will write by next Tuesday.';
    expect(redraft(own, first, draft('2026-07-07T12:00:00Z'))).toEqual({ text: own, marks: [] });
  });
});
