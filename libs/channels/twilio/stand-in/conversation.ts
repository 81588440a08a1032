import { elements, parseTwiml, textOf } from './twiml.js';

/** The far end of a conversation that TwiML directs. */
export interface Line {
  say(words: string): void;
  /** What the person says or keys in; undefined when they hang up instead. */
  answer(input: readonly string[]): { speech: string } | { digits: string } | undefined;
  /** Fetches the next document from this address. */
  next(action: string, form: Record<string, string>): Promise<{ twiml: string; url: string }>;
}

type Document = { twiml: string; url: string };

const LONGEST = 20;

/** Carries out a document and those that follow from it, until it ends or a side hangs up. Throws TwimlFault. */
export async function converse(first: Document, line: Line): Promise<void> {
  let document: Document | undefined = first;
  for (let turn = 0; document && turn < LONGEST; turn++) {
    document = await carryOut(document, line);
  }
  if (document) throw new Error(`The conversation goes round in circles at ${document.url}.`);
}

async function carryOut({ twiml, url }: Document, line: Line): Promise<Document | undefined> {
  const follow = (action: string | undefined, form: Record<string, string>): Promise<Document> =>
    line.next(new URL(action ?? url, url).href, form);
  for (const verb of elements(parseTwiml(twiml))) {
    if (verb.name === 'Say') line.say(textOf(verb));
    if (verb.name === 'Hangup' || verb.name === 'Reject') return undefined;
    if (verb.name === 'Redirect') return await follow(textOf(verb), {});
    if (verb.name === 'Gather') {
      for (const prompt of elements(verb)) if (prompt.name === 'Say') line.say(textOf(prompt));
      const given = line.answer((verb.attributes.input ?? 'dtmf').split(' '));
      if (!given) return undefined;
      const form = gathered(given);
      if (Object.keys(form).length > 0 || verb.attributes.actionOnEmptyResult === 'true') {
        return await follow(verb.attributes.action, form);
      }
    }
  }
  return undefined;
}

const gathered = (given: { speech: string } | { digits: string }): Record<string, string> => {
  if ('digits' in given) return given.digits ? { Digits: given.digits } : {};
  return given.speech ? { SpeechResult: given.speech, Confidence: '0.92' } : {};
};
