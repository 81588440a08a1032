import type { CallScript, CallStep } from '../core/index.js';
import { document, isWelsh, speak, type VoiceResponse } from './spoken.js';

type GatherAttributes = NonNullable<Parameters<VoiceResponse['gather']>[0]>;

/** Where a telephone goes on to ask, and where its sounds are. */
export interface CallAddresses {
  /** Public base address of the hub. */
  publicUrl: string;
  /** Path and query of the next question, without `ask`. */
  next: string;
  /** Whose telephone it is, as the room tells of it: `customer`, or the id of the one we rang. */
  label: string;
  /** Twilio's machine is to write down what is recorded. */
  transcribes?: boolean;
}

/** The British ringing tone, and the soft one while somebody waits, repeat after 3 seconds. */
const SOUND_SECONDS = 3;

/** A script as TwiML. */
export const twimlOf = ({ say = [], next, language }: CallScript, addresses: CallAddresses): string =>
  document((response) => STEPS[next.do](response, { ...next, say, language } as never, addresses));

type Step<Do extends CallStep['do']> = Extract<CallStep, { do: Do }> & {
  say: NonNullable<CallScript['say']>;
  language: CallScript['language'];
};

const STEPS: {
  [Do in CallStep['do']]: (response: VoiceResponse, step: Step<Do>, addresses: CallAddresses) => void;
} = {
  'hang-up': (response, { say, language }) => {
    speak(response, say, language);
    response.hangup();
  },

  listen: (response, { say, language, ask, for: what, seconds }, addresses) => {
    const gather = response.gather({
      ...INPUTS[what](language),
      action: nextAt(addresses, ask),
      method: 'POST',
      actionOnEmptyResult: true,
      timeout: seconds,
    });
    speak(gather, say, language);
  },

  wait: (response, { say, language, ask, sound, seconds }, addresses) => {
    const gather = response.gather({
      ...INPUTS.keys(language),
      action: nextAt(addresses, ask),
      method: 'POST',
      actionOnEmptyResult: true,
      timeout: 1,
    });
    speak(gather, say, language);
    gather.play(
      { loop: Math.max(1, Math.round(seconds / SOUND_SECONDS)) },
      `${addresses.publicUrl}/assets/${sound}.wav`,
    );
  },

  connect: (response, { say, language, ask, call, number, callerId, seconds }, addresses) => {
    speak(response, say, language);
    response
      .dial({
        action: nextAt(addresses, ask),
        method: 'POST',
        answerOnBridge: true,
        callerId,
        timeout: seconds,
      })
      .number(
        {
          url: `${addresses.publicUrl}/webhooks/twilio/voice/partner?call=${encodeURIComponent(call)}`,
          method: 'POST',
        },
        number,
      );
  },

  'go-on': (response, { say, language }) => speak(response, say, language),

  record: (response, { say, language, ask, mostSeconds }, addresses) => {
    speak(response, say, language);
    response.record({
      action: nextAt(addresses, ask),
      method: 'POST',
      maxLength: mostSeconds,
      timeout: 5,
      finishOnKey: '#',
      playBeep: true,
      trim: 'do-not-trim',
      recordingStatusCallback: `${addresses.publicUrl}/webhooks/twilio/voice/recording`,
      recordingStatusCallbackEvent: ['completed', 'absent'],
      recordingStatusCallbackMethod: 'POST',
      // Its machine understands English alone.
      ...(addresses.transcribes &&
        !isWelsh(language) && {
          transcribe: true,
          transcribeCallback: `${addresses.publicUrl}/webhooks/twilio/voice/transcript`,
        }),
    });
  },

  'ask-next': (response, { say, language, ask }, addresses) => {
    speak(response, say, language);
    response.redirect({ method: 'POST' }, nextAt(addresses, ask));
  },

  join: (response, { say, language, room, as, alone }, addresses) => {
    speak(response, say, language);
    response.dial({ action: nextAt(addresses, 'left'), method: 'POST' }).conference(
      {
        ...toldAt(addresses),
        startConferenceOnEnter: true,
        endConferenceOnExit: as === 'customer',
        beep: 'false',
        participantLabel: addresses.label,
        ...(alone && { waitUrl: `${addresses.publicUrl}/assets/${alone}.wav`, waitMethod: 'GET' }),
      },
      room,
    );
  },

  'listen-in': (response, { say, language, room, heardBy }, addresses) => {
    speak(response, say, language);
    response.dial({ action: nextAt(addresses, 'left'), method: 'POST' }).conference(
      {
        ...toldAt(addresses),
        startConferenceOnEnter: false,
        endConferenceOnExit: false,
        beep: 'false',
        participantLabel: addresses.label,
        ...(heardBy === undefined ? { muted: true } : { coach: heardBy }),
      },
      room,
    );
  },
};

/** No speech is understood in Welsh: there keys are all. */
const INPUTS: Record<
  Extract<CallStep, { do: 'listen' }>['for'],
  (language: CallScript['language']) => GatherAttributes
> = {
  keys: () => ({ input: ['dtmf'], numDigits: 1 }),
  words: () => ({ input: ['speech'], language: 'en-GB', speechTimeout: 'auto' }),
  number: (language) =>
    isWelsh(language)
      ? { input: ['dtmf'], finishOnKey: '#' }
      : { input: ['speech', 'dtmf'], language: 'en-GB', speechTimeout: '3', finishOnKey: '#' },
};

const nextAt = ({ publicUrl, next }: CallAddresses, ask: string): string =>
  `${publicUrl}/webhooks/twilio/${next}${next.includes('?') ? '&' : '?'}ask=${encodeURIComponent(ask)}`;

const toldAt = ({ publicUrl }: CallAddresses) => ({
  statusCallback: `${publicUrl}/webhooks/twilio/voice/room`,
  statusCallbackEvent: ['start', 'join', 'leave', 'hold'] as ('start' | 'join' | 'leave' | 'hold')[],
  statusCallbackMethod: 'POST',
});
