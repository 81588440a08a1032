import { makeStore } from './store.js';

/** Words that are to go into the reply to an enquiry, for its writer to look at and send; null once they are there. */
export const wordsWanted = makeStore<{ enquiryId: string; text: string } | null>(null);
