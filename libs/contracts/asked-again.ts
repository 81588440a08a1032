/** Something that is known of an enquiry, by the question that it answers. */
export interface Known {
  question: string;
  answer: string;
}

/** What is asked for most, by the words in which people ask for it and in which it is called. */
const TOPICS: readonly RegExp[] = [
  /\b(?:address|post ?code|where (?:do you live|is it|are you|exactly)|which (?:street|road|house))\b|^where\b/i,
  /\b(?:your (?:full |first |last )?name|what are you called)\b|^name\b/i,
  /\be-?mail(?: address)?\b/i,
  /\b(?:tele)?phone(?: number)?\b|\bmobile(?: number)?\b|\bnumber (?:to|we can) (?:ring|call)\b/i,
  /\bdate of birth\b|\bwhen (?:were|was) (?:you|he|she|they) born\b/i,
  /\b(?:account|payment|council tax|tenancy|reference) (?:number|reference)\b/i,
  /\bsince when\b|\bwhen did (?:it|this|that) (?:start|begin)\b|\bhow long has\b/i,
  /\bhow many people\b|\bwho lives\b/i,
];

/** In words that mean nothing by themselves no question is like another. */
const COMMON = new Set([
  ...[
    'a',
    'about',
    'all',
    'an',
    'and',
    'any',
    'are',
    'as',
    'at',
    'be',
    'can',
    'could',
    'did',
    'do',
    'does',
    'for',
  ],
  ...[
    'from',
    'give',
    'has',
    'have',
    'how',
    'i',
    'if',
    'in',
    'is',
    'it',
    'its',
    'know',
    'let',
    'may',
    'me',
    'of',
  ],
  ...[
    'on',
    'or',
    'our',
    'please',
    'send',
    'so',
    'tell',
    'that',
    'the',
    'there',
    'they',
    'this',
    'to',
    'us',
    'was',
  ],
  ...[
    'we',
    'were',
    'what',
    'when',
    'where',
    'which',
    'who',
    'whose',
    'why',
    'will',
    'with',
    'would',
    'you',
    'your',
  ],
]);

const ASKS =
  /\b(?:please|could you|can you|would you|will you|let us know|tell us|send us|give us|we (?:still )?need|confirm|provide)\b/i;
/** A text is looked at no further. */
const LOOKED_AT = 20_000;

const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\d]{2,40}/gu) ?? [])
      .filter((word) => !COMMON.has(word))
      // `bins` and `bin` are one thing.
      .map((word) => word.replace(/(?<=...)s$/, '')),
  );

/** Sentences of a text that ask the reader for something. */
const askingIn = (text: string): string[] =>
  (text.slice(0, LOOKED_AT).match(/[^.?!\n]{1,1000}[.?!]?/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.endsWith('?') || ASKS.test(sentence));

const sameTopic = (sentence: string, question: string): boolean =>
  TOPICS.some((topic) => topic.test(sentence) && topic.test(question));

/** At least two words with a meaning, and most of those of the question. */
const sameWords = (sentence: string, question: string): boolean => {
  const [asked, known] = [wordsOf(sentence), wordsOf(question)];
  const shared = [...known].filter((word) => asked.has(word)).length;
  return shared >= 2 && shared / known.size >= 0.6;
};

/**
 * What a text asks for though it is known. Whoever says the answer with the question wants it confirmed, which is no second
 * question. By words only: it may be wrong either way, and a person decides.
 */
export function askedAgainIn(text: string, known: readonly Known[]): Known[] {
  const sentences = askingIn(text);
  return known.filter(({ question, answer }) => {
    const said = answer.trim().toLowerCase();
    if (said === '') return false;
    return sentences.some(
      (sentence) =>
        !sentence.toLowerCase().includes(said) &&
        (sameTopic(sentence, question) || sameWords(sentence, question)),
    );
  });
}

/** `You ask for “Where”: it is known: 4 Mill Road` */
export const sayKnown = ({ question, answer }: Known): string =>
  `“${question}” is known: ${answer.length > 200 ? `${answer.slice(0, 199)}…` : answer}`;
