import { type OverflowOffer, letterLanguage, MAIN_LANGUAGE } from '@frontdoor/contracts';
import type { Spoken } from '@frontdoor/channels/core';
import type { CallWords } from './call-language.js';
import { CYMRAEG } from './call-words-cy.js';

export type { CallWords } from './call-language.js';

/** The key for each offer is the same everywhere, so that whoever calls often knows it. */
export const KEYS: Readonly<Record<OverflowOffer, string>> = {
  callback: '1',
  'callback-later': '2',
  voicemail: '3',
};

const minutesOf = (ms: number): number => Math.ceil(ms / 60_000);

const wait = (expectedMs: number): string =>
  minutesOf(expectedMs) <= 1
    ? 'We expect to answer within a minute.'
    : `We expect to answer in about ${minutesOf(expectedMs)} minutes.`;

export const ENGLISH: CallWords = {
  language: MAIN_LANGUAGE,
  isUnderstood: true,
  greeting: (organisation) => `Thank you for calling ${organisation}.`,
  whyNot: (when, opens, expectedMs) => {
    if (when === 'closed') return `We are closed at the moment, and open again ${opens}.`;
    if (when === 'nobody-on') return 'Nobody can take your call at the moment.';
    return `Many people are calling.${expectedMs === undefined ? '' : ` ${wait(expectedMs)}`}`;
  },
  offers: {
    callback: 'To keep your place and be rung back when it is your turn, press 1.',
    'callback-later': 'To be rung back at a time that suits you, press 2.',
    voicemail: 'To leave a message, press 3.',
  },
  wait,
  place: (ahead) =>
    ahead === 0 ? 'You are next.' : `${ahead === 1 ? 'One person is' : `${ahead} people are`} before you.`,
  stay: 'Or stay on the line.',
  partnerAway: 'They do not answer at the moment.',
  toPartner: (organisation, service) =>
    `This is ${organisation}. We put a caller through to you, who rang us about ${service}.`,
  callersReference: 'The reference of the caller is',
  whatAndWhen: 'Please say what it is about and when suits you.',
  whichNumber:
    'Your number is withheld. Please say the number that we should ring, or key it in and press hash.',
  noNumber: 'Sorry, we could not make out a number.',
  speakNow: 'Please leave your message after the tone, and press hash when you have finished.',
  sorry: 'Sorry, something went wrong. Please call again.',
  nobodyCame:
    'Sorry, nobody could take your call within an hour. Please call again, or write to us. Goodbye.',
  goodbye: 'Goodbye.',
  willRing: (when) =>
    when
      ? `Thank you. We will ring you back ${when}.`
      : 'Thank you. You keep your place, and we ring you when it is your turn.',
  messageTaken: 'Thank you. We have your message, and somebody will answer it.',
  referenceIs: 'Your reference is',
  onceMore: 'Once more:',
};

/** In the language of an entry point; English where we have no words of that. */
export const wordsIn = (language: string): CallWords =>
  letterLanguage(language) === 'cy' ? CYMRAEG : ENGLISH;

/** Said twice, letter by letter, before the line is hung up. */
export const withReference = (words: CallWords, said: string, reference: string): Spoken[] => [
  said,
  words.referenceIs,
  { spell: reference },
  words.onceMore,
  { spell: reference },
  words.goodbye,
];
