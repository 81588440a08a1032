import { errors } from './entry.js';

/** What is wrong with letters, faxes and the files they are scanned into. */
export const PAPER = errors({
  'reading-not-found': {
    kind: 'not-found',
    message: 'This contact did not come as scanned pages.',
    remedy: 'Read its text where the enquiry is shown.',
  },
});
