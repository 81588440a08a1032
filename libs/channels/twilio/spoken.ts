import twilio from 'twilio';
import type { Spoken } from '../core/index.js';

export type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;
/** What can say something: a document, or a question within it. */
export type Speaker = Pick<VoiceResponse, 'say'>;
type Say = ReturnType<VoiceResponse['say']>;

/** A British voice that reads letters one by one when asked; Twilio's basic voices do not. */
export const VOICE = { voice: 'Polly.Amy', language: 'en-GB' } as const;
const WELSH_VOICE = { voice: 'Polly.Gwyneth', language: 'cy-GB' } as const;

export const isWelsh = (language: string | undefined): boolean => /^cy\b/i.test(language ?? '');

const voiceOf = (language: string | undefined) => (isWelsh(language) ? WELSH_VOICE : VOICE);

/** A TwiML document. */
export const document = (build: (response: VoiceResponse) => void): string => {
  const response = new twilio.twiml.VoiceResponse();
  build(response);
  return response.toString();
};

/** Says it all as one, so that nothing of it can be lost between two verbs. @param language BCP 47; English when absent */
export function speak(speaker: Speaker, words: readonly Spoken[], language?: string): void {
  if (words.length === 0) return;
  const say = speaker.say(voiceOf(language), '');
  for (const each of words) {
    if (typeof each === 'string') say.addText(`${each} `);
    else spell(say, each.spell);
  }
}

/** Letter by letter, with a rest between the groups. */
const spell = (say: Say, reference: string): void => {
  for (const group of reference.split('-')) {
    say.sayAs({ 'interpret-as': 'characters' }, group);
    say.break({ time: '500ms' });
  }
};
