import twilio from 'twilio';
import type { OutboundCall, RawAnswer } from '../core/index.js';

type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;
type Say = ReturnType<VoiceResponse['say']>;

/** A British voice that reads letters one by one when asked; Twilio's basic voices do not. */
const SPOKEN = { voice: 'Polly.Amy', language: 'en-GB' } as const;

const WHAT_AND_WHEN =
  'Please say what it is about and when suits you. Then stay on the line for a moment, and you will hear your reference.';

const document = (build: (response: VoiceResponse) => void): string => {
  const response = new twilio.twiml.VoiceResponse();
  build(response);
  return response.toString();
};

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
    .say(SPOKEN, words);
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
        SPOKEN,
        'Thank you for calling. Your number is withheld, and we cannot ring you back without one. ' +
          'Please say a telephone number, or key it in and press hash.',
      );
  });

/** No number could be made out. */
export const noNumber = (): string =>
  document((response) => {
    response.say(
      SPOKEN,
      'Sorry, we could not make out a number, so we cannot ring you back. Please call again, or write to us. Goodbye.',
    );
    response.hangup();
  });

/** The request is safe. @param reference as given to the customer; absent while it has none */
export const requestTaken = (reference: string | undefined, window: string): string =>
  document((response) => {
    const say = response.say(SPOKEN, `Thank you. We will ring you back ${window}. `);
    if (reference) {
      say.addText('Your reference is ');
      spell(say, reference);
      say.addText('Once more: ');
      spell(say, reference);
    }
    say.addText('Goodbye.');
    response.hangup();
  });

/** Letter by letter, with a rest between the groups. */
const spell = (say: Say, reference: string): void => {
  for (const group of reference.split('-')) {
    say.sayAs({ 'interpret-as': 'characters' }, group);
    say.break({ time: '500ms' });
  }
};

/** Says a last word to the agent, if there is one, and ends the call. */
export const lastWord = (words: string | undefined): string =>
  document((response) => {
    if (words) response.say(SPOKEN, words);
    response.hangup();
  });

/** What happens once the agent has answered: the customer's phone rings and shows the council's number. */
export const connectCustomer = (call: OutboundCall, statusUrl: string): string =>
  document((response) => {
    response.say(SPOKEN, 'Connecting you to the customer.');
    response.dial({ callerId: call.callerId, timeout: 30, action: statusUrl, method: 'POST' }).number(
      {
        statusCallback: statusUrl,
        statusCallbackEvent: ['ringing', 'answered', 'completed'],
        statusCallbackMethod: 'POST',
      },
      call.to.value,
    );
  });
