import { describe, expect, it } from 'vitest';
import type { CallStep } from '../core/index.js';
import { twimlOf } from './call-script.js';
import { elements, parseTwiml, textOf } from './stand-in/twiml.js';

const addresses = { publicUrl: 'https://hub.example', next: 'voice/leg?leg=1', label: 'customer' };
const made = (next: CallStep, say: Parameters<typeof twimlOf>[0]['say'] = ['Hello.']) =>
  elements(parseTwiml(twimlOf({ say, next }, addresses)));

describe('a script as TwiML that the provider carries out', () => {
  it('hangs up once everything was said, a reference letter by letter', () => {
    const [say, hangup] = made({ do: 'hang-up' }, ['It is', { spell: 'K7Q2-9XMA' }, 'Goodbye.']);
    expect(textOf(say!)).toBe('It is K 7 Q 2 9 X M A Goodbye.');
    expect(hangup!.name).toBe('Hangup');
  });

  it('waits with a sound for as long as it says, while a key counts', () => {
    const [gather] = made({ do: 'wait', ask: 'wait', sound: 'ringing', seconds: 9 });
    expect(gather!.attributes).toMatchObject({
      action: 'https://hub.example/webhooks/twilio/voice/leg?leg=1&ask=wait',
      actionOnEmptyResult: 'true',
      numDigits: '1',
    });
    const play = elements(gather!).find(({ name }) => name === 'Play')!;
    expect([textOf(play), play.attributes.loop]).toEqual(['https://hub.example/assets/ringing.wav', '3']);
  });

  it.each([
    ['keys', 'dtmf'],
    ['words', 'speech'],
    ['number', 'speech dtmf'],
  ] as const)('listens for %s', (what, input) => {
    expect(made({ do: 'listen', ask: 'x', for: what, seconds: 5 })[0]!.attributes).toMatchObject({
      input,
      timeout: '5',
    });
  });

  it('goes on by itself once everything was said', () => {
    const [say, redirect] = made({ do: 'ask-next', ask: 'message-said' });
    expect(textOf(say!)).toBe('Hello.');
    expect([redirect!.name, textOf(redirect!)]).toEqual([
      'Redirect',
      'https://hub.example/webhooks/twilio/voice/leg?leg=1&ask=message-said',
    ]);
  });

  it('hears the ringing tone as long as nobody else is in the room', () => {
    const [, dial] = made({ do: 'join', room: 'r', as: 'staff', alone: 'ringing' });
    expect(elements(dial!)[0]!.attributes).toMatchObject({
      waitUrl: 'https://hub.example/assets/ringing.wav',
      waitMethod: 'GET',
    });
  });

  it('records a message, and is told of it apart', () => {
    const record = made({ do: 'record', ask: 'recorded', mostSeconds: 180 })[1]!;
    expect(record.attributes).toMatchObject({
      maxLength: '180',
      recordingStatusCallback: 'https://hub.example/webhooks/twilio/voice/recording',
      recordingStatusCallbackEvent: 'completed absent',
    });
  });

  it.each([
    ['customer', 'true'],
    ['staff', 'false'],
    ['guest', 'false'],
  ] as const)('a room ends with its %s: %s', (as, ends) => {
    const [conference] = elements(made({ do: 'join', room: 'a-room', as }, [])[0]!);
    expect(textOf(conference!)).toBe('a-room');
    expect(conference!.attributes).toMatchObject({
      endConferenceOnExit: ends,
      startConferenceOnEnter: 'true',
      participantLabel: 'customer',
      statusCallbackEvent: 'start join leave hold',
    });
  });

  it('whoever listens in is not heard, or by one telephone alone', () => {
    const conference = (next: CallStep) => elements(made(next, [])[0]!)[0]!.attributes;
    expect(conference({ do: 'listen-in', room: 'r' })).toMatchObject({
      muted: 'true',
      endConferenceOnExit: 'false',
    });
    expect(conference({ do: 'listen-in', room: 'r', heardBy: 'CA1' })).toMatchObject({ coach: 'CA1' });
  });

  it('has what is recorded written down where that was asked for, in English alone', () => {
    const record = (language: string | undefined, transcribes: boolean) =>
      elements(
        parseTwiml(
          twimlOf(
            { ...(language && { language }), next: { do: 'record', ask: 'recorded', mostSeconds: 180 } },
            { ...addresses, transcribes },
          ),
        ),
      ).find(({ name }) => name === 'Record')!.attributes;
    expect(record(undefined, true)).toMatchObject({
      transcribe: 'true',
      transcribeCallback: 'https://hub.example/webhooks/twilio/voice/transcript',
    });
    expect(record('cy', true).transcribe).toBeUndefined();
    expect(record('en', false).transcribe).toBeUndefined();
  });

  it('is said in Welsh by a Welsh voice, and answered with keys there', () => {
    const script = {
      language: 'cy',
      say: ['Diolch.'],
      next: { do: 'listen', ask: 'x', for: 'number', seconds: 5 },
    };
    const [gather] = elements(parseTwiml(twimlOf(script as Parameters<typeof twimlOf>[0], addresses)));
    expect(gather!.attributes).toMatchObject({ input: 'dtmf', finishOnKey: '#' });
    expect(elements(gather!)[0]!.attributes).toEqual({ voice: 'Polly.Gwyneth', language: 'cy-GB' });
  });
});
