import { letterLanguage } from '@frontdoor/contracts';

/** To an agent who wants to ring somebody. */
export const RING_THEM = 'To ring the customer, press any key.';
export const OVER = 'The call is over.';

/** What a customer hears whom we ring, in one language. */
interface MadeCallWords {
  /** BCP 47. */
  language: string;
  /** On an answering machine, which others may hear: who rang, and nothing of the matter. */
  leftMessage: (organisation: string) => string;
  /** Where the agent has just left. */
  nobodyThere: (organisation: string) => string;
}

const ENGLISH: MadeCallWords = {
  language: 'en',
  leftMessage: (organisation) =>
    `This is ${organisation}. We rang to speak with you about your enquiry, and will write to you or ring again. ` +
    'You can also ring us. Goodbye.',
  nobodyThere: (organisation) =>
    `This is ${organisation}. We wanted to speak with you, and the call was just ended at our side. Goodbye.`,
};

const CYMRAEG: MadeCallWords = {
  language: 'cy',
  leftMessage: (organisation) =>
    `Dyma ${organisation}. Ffoniwyd i siarad â chi am eich ymholiad, a byddwn yn ysgrifennu atoch neu’n ffonio eto. ` +
    'Gallwch ein ffonio ni hefyd. Hwyl fawr.',
  nobodyThere: (organisation) =>
    `Dyma ${organisation}. Roeddem am siarad â chi, ac mae’r alwad newydd ddod i ben ar ein hochr ni. Hwyl fawr.`,
};

/** In the language of a customer; English where we have no words of that. @param language BCP 47 */
export const madeCallWords = (language: string | undefined): MadeCallWords =>
  letterLanguage(language ?? 'en') === 'cy' ? CYMRAEG : ENGLISH;
