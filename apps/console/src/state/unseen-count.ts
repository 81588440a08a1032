import { makeStore } from './store.js';

/** How many offers, answers of customers and mentions somebody has not seen; it stands in the title of the tab. */
export const unseenCount = makeStore(0);
