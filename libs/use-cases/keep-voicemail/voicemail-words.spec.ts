import { expect, it } from 'vitest';
import { voicemailWords } from './voicemail-words.js';

it.each([
  [34, true, 'A message of 34 seconds on the answering machine.'],
  [1, true, 'A message of 1 second on the answering machine. It may be silent.'],
  [0, true, 'A message of 0 seconds on the answering machine. It may be silent.'],
  [
    9,
    false,
    'A message of 9 seconds on the answering machine, which could not be fetched from the provider (recording RE1).',
  ],
])('%d seconds, here: %s', (seconds, isHere, words) => {
  expect(voicemailWords(seconds, isHere, 'RE1')).toBe(words);
});
