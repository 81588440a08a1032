import { isWelsh } from './spoken.js';

/** What callers hear at a line that only takes callbacks, in one language. */
export interface LineWords {
  /** BCP 47. */
  language: string;
  /** Whether words that are spoken in it are understood; otherwise nobody is asked to speak. */
  isUnderstood: boolean;
  greeting: string;
  numberTaken: string;
  askForNumber: string;
  noNumber: string;
  /** @param window in English words */
  willRing: (window: string) => string;
  referenceIs: string;
  onceMore: string;
  goodbye: string;
}

const WHAT_AND_WHEN =
  'Please say what it is about and when suits you. Then stay on the line for a moment, and you will hear your reference.';
const STAY_CY = 'Arhoswch ar y lein am eiliad, a byddwch yn clywed eich cyfeirnod.';

const ENGLISH: LineWords = {
  language: 'en',
  isUnderstood: true,
  greeting: `Thank you for calling. Our team will ring you back. ${WHAT_AND_WHEN}`,
  numberTaken: `Thank you. We have your number. ${WHAT_AND_WHEN}`,
  askForNumber:
    'Thank you for calling. Your number is withheld, and we cannot ring you back without one. ' +
    'Please say a telephone number, or key it in and press hash.',
  noNumber:
    'Sorry, we could not make out a number, so we cannot ring you back. Please call again, or write to us. Goodbye.',
  willRing: (window) => `Thank you. We will ring you back ${window}.`,
  referenceIs: 'Your reference is',
  onceMore: 'Once more:',
  goodbye: 'Goodbye.',
};

const CYMRAEG: LineWords = {
  language: 'cy',
  isUnderstood: false,
  greeting: `Diolch am ffonio. Bydd ein tîm yn eich ffonio yn ôl. ${STAY_CY}`,
  numberTaken: `Diolch. Mae eich rhif gennym. ${STAY_CY}`,
  askForNumber:
    'Diolch am ffonio. Mae eich rhif wedi’i guddio, ac ni allwn eich ffonio yn ôl hebddo. ' +
    'Allweddwch rif ffôn, ac yna pwyswch y botwm hash.',
  noNumber:
    'Mae’n ddrwg gennym, ni allem ddeall y rhif, felly ni allwn eich ffonio yn ôl. Ffoniwch eto, neu ysgrifennwch atom. Hwyl fawr.',
  willRing: () => 'Diolch. Byddwn yn eich ffonio yn ôl.',
  referenceIs: 'Eich cyfeirnod yw',
  onceMore: 'Unwaith eto:',
  goodbye: 'Hwyl fawr.',
};

/** In the language of an entry point; English where we have no words of that. */
export const lineWords = (language: string): LineWords => (isWelsh(language) ? CYMRAEG : ENGLISH);
