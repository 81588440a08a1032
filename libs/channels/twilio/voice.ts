import type { RawAnswer } from '../core/index.js';
import type { LineWords } from './line-words.js';
import { document, speak, VOICE, type VoiceResponse } from './spoken.js';

/** TwiML as the answer to a webhook. */
export const twimlAnswer = (body: string): RawAnswer => ({ status: 200, contentType: 'text/xml', body });

/** Nothing to say or do; the answer to a text message. */
export const nothing = document(() => undefined);

/** Listens for the matter and the time; where words are not understood, goes on at once. */
const ask = (response: VoiceResponse, said: string, action: string, words: LineWords): void => {
  if (!words.isUnderstood) {
    speak(response, [said], words.language);
    response.redirect({ method: 'POST' }, action);
    return;
  }
  const gather = response.gather({
    input: ['speech'],
    language: 'en-GB',
    action,
    method: 'POST',
    actionOnEmptyResult: true,
    timeout: 5,
    speechTimeout: 'auto',
  });
  speak(gather, [said], words.language);
};

/** Answers without a menu and listens. @param action address that gets the caller's words */
export const greeting = (action: string, words: LineWords): string =>
  document((response) => ask(response, words.greeting, action, words));

/** Once the number is known: listens for the matter. */
export const numberTaken = (action: string, words: LineWords): string =>
  document((response) => ask(response, words.numberTaken, action, words));

/** For a caller who withholds their number. @param action address that gets the number */
export const askForNumber = (action: string, words: LineWords): string =>
  document((response) => {
    const gather = response.gather({
      ...(words.isUnderstood
        ? { input: ['speech', 'dtmf'], language: 'en-GB', speechTimeout: '3' }
        : { input: ['dtmf'] }),
      action,
      method: 'POST',
      actionOnEmptyResult: true,
      timeout: 10,
      finishOnKey: '#',
    });
    speak(gather, [words.askForNumber], words.language);
  });

/** No number could be made out. */
export const noNumber = ({ noNumber: said, language }: LineWords): string =>
  document((response) => {
    speak(response, [said], language);
    response.hangup();
  });

/** The request is safe. @param reference as given to the customer; absent while it has none */
export const requestTaken = (reference: string | undefined, window: string, words: LineWords): string =>
  document((response) => {
    const twice = reference
      ? [words.referenceIs, { spell: reference }, words.onceMore, { spell: reference }]
      : [];
    speak(response, [words.willRing(window), ...twice, words.goodbye], words.language);
    response.hangup();
  });

/** What everybody in a room hears. */
export const announcement = (words: string): string =>
  document((response) => {
    response.say(VOICE, words);
  });

/** What somebody hears who is held. @param sound address of it */
export const onHold = (sound: string): string =>
  document((response) => {
    response.play({ loop: 0 }, sound);
  });
