import { expect, it } from 'vitest';
import { subjectOf } from './subject.js';

it.each([
  [{ subject: ' Missed bin ', text: 'It was\nmissed' }, 'Missed bin'],
  [{ subject: null, text: '  It was\nmissed' }, 'It was'],
  [{ subject: 'Paid \u202ellib', text: 'x' }, 'Paid llib'],
  [{ text: '\u2067\u202eIt was\nmissed' }, 'It was'],
  [{ text: '\u202e' }, '(nothing written)'],
])('an enquiry opened by %j is called %s', (contact, subject) => {
  expect(subjectOf(contact)).toBe(subject);
});
