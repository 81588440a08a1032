/** What the pages of answers say around them, in the languages that we have words in; in all others as in English. */
interface AnswerWords {
  answers: string;
  lead: string;
  sought: string;
  search: string;
  none: string;
  contact: string;
  all: string;
  found: (n: number) => string;
  checked: string;
  online: string;
  notEnough: string;
  service: string;
}

const ENGLISH: AnswerWords = {
  answers: 'Answers',
  lead: 'What people ask us most, and what they can do online.',
  sought: 'What would you like to know?',
  search: 'Search',
  none: 'We found no answer with these words. Try others, or ask us.',
  contact: 'Contact us',
  all: 'All answers',
  found: (n) => (n === 1 ? '1 answer' : `${n} answers`),
  checked: 'Last checked',
  online: 'Do it online',
  notEnough: 'This does not answer your question?',
  service: 'Service',
};

const WELSH: AnswerWords = {
  answers: 'Atebion',
  lead: 'Yr hyn y mae pobl yn ei ofyn i ni amlaf, a’r hyn y gellir ei wneud ar-lein.',
  sought: 'Beth hoffech chi ei wybod?',
  search: 'Chwilio',
  none: 'Ni ddaethom o hyd i ateb gyda’r geiriau hyn. Rhowch gynnig ar eiriau eraill, neu gofynnwch i ni.',
  contact: 'Cysylltu â ni',
  all: 'Pob ateb',
  found: (n) => `${n} ateb`,
  checked: 'Gwiriwyd ddiwethaf',
  online: 'Gwneud hyn ar-lein',
  notEnough: 'Nid yw hyn yn ateb eich cwestiwn?',
  service: 'Gwasanaeth',
};

export const answerWords = (language: string): AnswerWords => (language === 'cy' ? WELSH : ENGLISH);

/** `en` or `cy`: of the words that `answerWords` gives. */
export const languageOfWords = (language: string): string => (language === 'cy' ? 'cy' : 'en-GB');

/** A language in its own words. */
export const nameOfLanguage = (language: string): string => {
  const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language);
  return name ? name[0]!.toLocaleUpperCase(language) + name.slice(1) : language;
};

/** A calendar day as its language says it. */
export const dayIn = (instant: number, zone: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: zone,
    dateStyle: 'long',
  }).format(instant);
