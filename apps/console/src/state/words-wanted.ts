import { makeStore } from './store.js';

interface WordsWanted {
  enquiryId: string;
  text: string;
  /** The answer of the library that they are. */
  answerId?: string;
}

/** Words that are to go into the reply to an enquiry, for its writer to look at and send; null once they are there. */
export const wordsWanted = makeStore<WordsWanted | null>(null);
