import { makeStore } from './store.js';

/** Of all tabs of a person this is the one that makes sounds and shows notifications. */
export const isSpeaker = makeStore(false);
