/** One element of a TwiML document. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

/** TwiML that Twilio would not carry out: 12100 is not well formed, 12200 breaks the schema. */
export class TwimlFault extends Error {
  constructor(
    readonly code: 12100 | 12200,
    message: string,
  ) {
    super(message);
    this.name = 'TwimlFault';
  }
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/gy;

/** The document's root, checked against the part of the schema that a telephone conversation needs. */
export function parseTwiml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  let read = 0;
  for (const [token, closing, name, attributes, empty] of text.matchAll(TOKEN)) {
    read += token.length;
    const parent = open.at(-1)!;
    if (!name) {
      if (!token.startsWith('<')) parent.children.push(decoded(token));
    } else if (closing) {
      if (open.pop()?.name !== name) throw new TwimlFault(12100, `</${name}> closes nothing.`);
    } else {
      const element: Element = { name, attributes: attributesOf(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (read < text.length) throw new TwimlFault(12100, `The document cannot be read at character ${read}.`);
  if (open.length > 1) throw new TwimlFault(12100, `<${open.at(-1)!.name}> is not closed.`);
  const [response, ...others] = root.children.filter((child) => typeof child !== 'string' || child.trim());
  if (typeof response !== 'object' || response.name !== 'Response' || others.length > 0) {
    throw new TwimlFault(12100, 'The document must be one <Response>.');
  }
  check(response);
  return response;
}

const attributesOf = (text: string): Record<string, string> => {
  const pairs = [...text.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const names = pairs.map(([, name]) => name!);
  if (new Set(names).size < names.length) throw new TwimlFault(12100, 'An attribute is given twice.');
  return Object.fromEntries(
    pairs.map(([, name, double, single]) => [name!, decoded(double ?? single ?? '')]),
  );
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replaceAll(/&(#x[0-9a-f]+|#\d+|\w+)?;?/gi, (whole, entity: string | undefined) => {
    if (entity?.startsWith('#') && whole.endsWith(';')) {
      return String.fromCodePoint(Number(entity.replace(/^#x/i, '0x').replace('#', '')));
    }
    const character = whole.endsWith(';') ? ENTITIES[entity ?? ''] : undefined;
    if (!character) throw new TwimlFault(12100, `${whole} is not an entity.`);
    return character;
  });

interface Rule {
  attributes: readonly string[];
  /** Elements that may stand inside. */
  within: readonly string[];
  text?: boolean;
}

const SSML = ['say-as', 'break', 'prosody', 'emphasis', 'p', 's', 'sub', 'w', 'lang', 'phoneme'];

const SCHEMA: Readonly<Record<string, Rule>> = {
  Response: {
    attributes: [],
    within: ['Say', 'Pause', 'Play', 'Gather', 'Dial', 'Record', 'Hangup', 'Redirect', 'Reject'],
  },
  Say: { attributes: ['voice', 'language', 'loop'], within: SSML, text: true },
  Pause: { attributes: ['length'], within: [] },
  Play: { attributes: ['loop', 'digits'], within: [], text: true },
  Gather: {
    attributes: ['action', 'actionOnEmptyResult', 'bargeIn', 'finishOnKey', 'hints', 'input', 'language', 'maxSpeechTime',
      'method', 'numDigits', 'profanityFilter', 'speechModel', 'speechTimeout', 'timeout'], // prettier-ignore
    within: ['Say', 'Pause', 'Play'],
  },
  Dial: {
    attributes: ['action', 'answerOnBridge', 'callerId', 'hangupOnStar', 'method', 'timeLimit', 'timeout'],
    within: ['Number', 'Conference'],
    text: true,
  },
  Conference: {
    attributes: ['beep', 'coach', 'endConferenceOnExit', 'maxParticipants', 'muted', 'participantLabel', 'startConferenceOnEnter',
      'statusCallback', 'statusCallbackEvent', 'statusCallbackMethod', 'waitMethod', 'waitUrl'], // prettier-ignore
    within: [],
    text: true,
  },
  Record: {
    attributes: ['action', 'finishOnKey', 'maxLength', 'method', 'playBeep', 'recordingStatusCallback', 'recordingStatusCallbackEvent',
      'recordingStatusCallbackMethod', 'timeout', 'transcribe', 'transcribeCallback', 'trim'], // prettier-ignore
    within: [],
  },
  Number: {
    attributes: [
      'sendDigits',
      'url',
      'method',
      'statusCallback',
      'statusCallbackEvent',
      'statusCallbackMethod',
    ],
    within: [],
    text: true,
  },
  Hangup: { attributes: [], within: [] },
  Redirect: { attributes: ['method'], within: [], text: true },
  Reject: { attributes: ['reason'], within: [] },
};

function check(element: Element): void {
  const rule = SCHEMA[element.name];
  // SSML inside <Say> is the voice's business.
  if (!rule) return;
  const stranger = Object.keys(element.attributes).find((name) => !rule.attributes.includes(name));
  if (stranger) throw new TwimlFault(12200, `<${element.name}> has no attribute ${stranger}.`);
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (!rule.text && child.trim()) throw new TwimlFault(12200, `<${element.name}> holds no text.`);
      continue;
    }
    if (!rule.within.includes(child.name)) {
      throw new TwimlFault(12200, `<${child.name}> cannot stand in <${element.name}>.`);
    }
    check(child);
  }
}

/** Its elements, without the text between them. */
export const elements = (element: Element): Element[] =>
  element.children.filter((child) => typeof child !== 'string');

/** All its text; what is to be spelled comes letter by letter, as it is heard. */
export const textOf = (element: Element): string =>
  element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      const text = textOf(child);
      return child.attributes['interpret-as'] === 'characters' ? text.split('').join(' ') : text;
    })
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
