import { errors } from './entry.js';

/** The library of answers. */
export const ANSWERS = errors({
  'answer-exists': {
    kind: 'conflict',
    message: 'There is an answer with the address {slug} in this language already.',
    remedy: 'Change that one, or give this one another address.',
  },
  'answer-newer': {
    kind: 'conflict',
    message: 'Somebody changed this answer while you did.',
    remedy: 'Look at how it stands now, and change it again.',
  },
  'answer-not-found': {
    kind: 'not-found',
    message: 'There is no such answer, or it is being checked.',
    remedy: 'Search the answers, or contact us.',
  },
  'answer-not-yours': {
    kind: 'forbidden',
    message: 'Only its owner, supervisors and administrators change this answer.',
    remedy: 'Ask one of them.',
  },
  'answer-nothing-to-undo': {
    kind: 'conflict',
    message: 'There is nothing before this version of the answer.',
    remedy: 'Change it, or put it away.',
  },
  'answer-review-past': {
    kind: 'invalid',
    message:
      'The day by which an answer is looked at again lies in the future, at most three years from today.',
    remedy: 'Give a later day.',
  },
  'answers-refused': {
    kind: 'invalid',
    message: 'Nothing was taken in. {faults}.',
    remedy: 'Put all of it right, and take it in again.',
  },
  'topic-words-refused': {
    kind: 'invalid',
    message: 'Nothing was changed. {faults}.',
    remedy: 'Put all of it right, and set them again.',
  },
});
