import { readingIn, readingThreads } from '@frontdoor/casework/channels';
import { readConfig } from '@frontdoor/platform';

/** Real threads, for tests of what is read in them; they end with the process. */
export const readInThreads = readingIn(readingThreads(readConfig({})));
