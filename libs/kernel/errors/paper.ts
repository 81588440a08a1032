import { errors } from './entry.js';

/** What is wrong with letters, faxes and the files they are scanned into. */
export const PAPER = errors({
  'reading-not-found': {
    kind: 'not-found',
    message: 'This contact did not come as scanned pages.',
    remedy: 'Read its text where the enquiry is shown.',
  },
  'suggestion-changed': {
    kind: 'conflict',
    message: 'What was found in this letter is no longer the same.',
    remedy: 'Reload the enquiry and look at it again.',
  },
  'scan-refused': {
    kind: 'invalid',
    message: 'This file cannot be taken as scanned pages, since {why}.',
    remedy: 'Scan the pages again as PDF or TIFF, at most 200 in one file, and bring that.',
  },
  'scan-not-found': {
    kind: 'not-found',
    message: 'There is no such scanned file that waits.',
    remedy: 'Reload the list: somebody may have put it into the queue, or thrown it away.',
  },
  'scan-pages-wrong': {
    kind: 'invalid',
    message: 'The pages of the letters do not fit the file: {reason}.',
    remedy: 'Give each letter pages that the file has, and each page to one letter at most.',
  },
  'letter-not-cut': {
    kind: 'invalid',
    message: 'The pages of this letter cannot be given apart from the others of their file, since {why}.',
    remedy: 'Look at them beside its text and save their pictures, or scan the letter again by itself.',
  },
  'photographs-not-bound': {
    kind: 'invalid',
    message: 'These photographs cannot be made one letter, since {why}.',
    remedy:
      'Choose photographs only (JPEG or PNG), each once and together at most 40 MB; or scan the pages into one file.',
  },
  'letter-template-broken': {
    kind: 'invalid',
    message: 'Letters cannot be written with this template: {faults}.',
    remedy:
      'Mend it, try it with `frontdoor letter check`, and give it again. Letters are written as before.',
  },
  'letter-not-in-queue': {
    kind: 'not-found',
    message: 'This letter is not in the print queue.',
    remedy: 'Load the print queue again.',
  },
  'letter-not-to-post': {
    kind: 'conflict',
    message: 'The letter about {reference} does not wait to be posted: it is {state}.',
    remedy: 'Load the print queue again; what became of it stands there and in its enquiry.',
  },
  'letter-not-returned': {
    kind: 'conflict',
    message: 'The letter about {reference} is not one that came back: it is {state}.',
    remedy: 'Load the print queue again; what became of it stands there and in its enquiry.',
  },
  'posted-on-wrong': {
    kind: 'invalid',
    message: 'The letter about {reference} cannot have been posted on {day}: {why}.',
    remedy: 'Give the day on which it was posted.',
  },
});
