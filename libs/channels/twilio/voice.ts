import type { RawAnswer } from '../core/index.js';
import { document, spell, VOICE, type VoiceResponse } from './spoken.js';

const WHAT_AND_WHEN =
  'Please say what it is about and when suits you. Then stay on the line for a moment, and you will hear your reference.';

/** TwiML as the answer to a webhook. */
export const twimlAnswer = (body: string): RawAnswer => ({ status: 200, contentType: 'text/xml', body });

/** Nothing to say or do; the answer to a text message. */
export const nothing = document(() => undefined);

const ask = (response: VoiceResponse, words: string, action: string): void => {
  response
    .gather({
      input: ['speech'],
      language: 'en-GB',
      action,
      method: 'POST',
      actionOnEmptyResult: true,
      timeout: 5,
      speechTimeout: 'auto',
    })
    .say(VOICE, words);
};

/** Answers without a menu and listens. @param action address that gets the caller's words */
export const greeting = (action: string): string =>
  document((response) =>
    ask(response, `Thank you for calling. Our team will ring you back. ${WHAT_AND_WHEN}`, action),
  );

/** Once the number is known: listens for the matter. */
export const numberTaken = (action: string): string =>
  document((response) => ask(response, `Thank you. We have your number. ${WHAT_AND_WHEN}`, action));

/** For a caller who withholds their number. @param action address that gets the number */
export const askForNumber = (action: string): string =>
  document((response) => {
    response
      .gather({
        input: ['speech', 'dtmf'],
        language: 'en-GB',
        action,
        method: 'POST',
        actionOnEmptyResult: true,
        timeout: 10,
        speechTimeout: '3',
        finishOnKey: '#',
      })
      .say(
        VOICE,
        'Thank you for calling. Your number is withheld, and we cannot ring you back without one. ' +
          'Please say a telephone number, or key it in and press hash.',
      );
  });

/** No number could be made out. */
export const noNumber = (): string =>
  document((response) => {
    response.say(
      VOICE,
      'Sorry, we could not make out a number, so we cannot ring you back. Please call again, or write to us. Goodbye.',
    );
    response.hangup();
  });

/** The request is safe. @param reference as given to the customer; absent while it has none */
export const requestTaken = (reference: string | undefined, window: string): string =>
  document((response) => {
    const say = response.say(VOICE, `Thank you. We will ring you back ${window}. `);
    if (reference) {
      say.addText('Your reference is ');
      spell(say, reference);
      say.addText('Once more: ');
      spell(say, reference);
    }
    say.addText('Goodbye.');
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
