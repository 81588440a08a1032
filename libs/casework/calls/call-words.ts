import type { CallOffer, CallRuleWhen } from '@frontdoor/contracts';
import type { Spoken } from '@frontdoor/channels/core';

/** The key for each offer is the same everywhere, so that whoever calls often knows it. */
export const KEYS: Readonly<Record<CallOffer, string>> = {
  callback: '1',
  'callback-later': '2',
  voicemail: '3',
};

const OFFERS: Readonly<Record<CallOffer, string>> = {
  callback: 'To keep your place and be rung back when it is your turn, press 1.',
  'callback-later': 'To be rung back at a time that suits you, press 2.',
  voicemail: 'To leave a message, press 3.',
};

export const greeting = (organisation: string): Spoken => `Thank you for calling ${organisation}.`;

/** Why somebody is not simply put through. @param opens when it opens again, in words */
export function whyNot(when: CallRuleWhen, opens: string, expectedMs: number | undefined): Spoken {
  if (when === 'closed') return `We are closed at the moment, and open again ${opens}.`;
  if (when === 'nobody-on') return 'Nobody can take your call at the moment.';
  const wait = sayWait(expectedMs);
  return wait ? `Many people are calling. ${wait}` : 'Many people are calling.';
}

export const offers = (offered: readonly CallOffer[]): Spoken[] => offered.map((each) => OFFERS[each]);

/** What is promised of a wait is only what happened today. */
export function sayWait(expectedMs: number | undefined): string | undefined {
  if (expectedMs === undefined) return undefined;
  const minutes = Math.ceil(expectedMs / 60_000);
  return minutes <= 1
    ? 'We expect to answer within a minute.'
    : `We expect to answer in about ${minutes} minutes.`;
}

/** @param ahead who called before and still waits */
export const sayPlace = (ahead: number): string =>
  ahead === 0 ? 'You are next.' : `${ahead === 1 ? 'One person is' : `${ahead} people are`} before you.`;

export const STAY = 'Or stay on the line.';
export const WHAT_AND_WHEN = 'Please say what it is about and when suits you.';
export const WHICH_NUMBER =
  'Your number is withheld. Please say the number that we should ring, or key it in and press hash.';
export const NO_NUMBER = 'Sorry, we could not make out a number.';
export const SPEAK_NOW = 'Please leave your message after the tone, and press hash when you have finished.';
export const SORRY = 'Sorry, something went wrong. Please call again.';
export const NOBODY_CAME =
  'Sorry, nobody could take your call within an hour. Please call again, or write to us. Goodbye.';
export const GOODBYE = 'Goodbye.';

/** @param when in words, or absent for when it is their turn */
export const willRing = (reference: string, when?: string): Spoken[] => [
  when
    ? `Thank you. We will ring you back ${when}.`
    : 'Thank you. You keep your place, and we ring you when it is your turn.',
  ...referenceIs(reference),
  GOODBYE,
];

export const messageTaken = (reference: string): Spoken[] => [
  'Thank you. We have your message, and somebody will answer it.',
  ...referenceIs(reference),
  GOODBYE,
];

const referenceIs = (reference: string): Spoken[] => [
  'Your reference is',
  { spell: reference },
  'Once more:',
  { spell: reference },
];
