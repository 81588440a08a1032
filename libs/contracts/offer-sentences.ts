import type { ExclusionReason, OfferReason } from './words.js';

/** Why somebody was given a work item, as a sentence about `name`; `You` for whoever reads it. */
export function sayOfferReason(reason: OfferReason, name: string): string {
  const isYou = name === 'You';
  switch (reason) {
    case 'owner':
      return `${name} ${isYou ? 'own' : 'owns'} the enquiry.`;
    case 'only-one':
      return 'Nobody else who was free could be given it.';
    case 'level':
      return `${name} ${isYou ? 'know' : 'knows'} the service best of those who were free.`;
    case 'language':
      return `${name} ${isYou ? 'speak' : 'speaks'} just the language that is asked for, as nobody else did who was free.`;
    case 'longest-idle':
      return `Of those who were free and know it as well, ${isYou ? 'you have' : `${name} has`} waited longest for work.`;
    case 'asked':
      return `${name} asked for the next work, and this was the most urgent that ${isYou ? 'you' : 'they'} could be given.`;
  }
}

const EXCLUSIONS: Readonly<Record<ExclusionReason, string>> = {
  'complained-about': 'the enquiry complains about them',
  'decided-before': 'they decided an earlier stage of it',
  conflict: 'they have a conflict of interest',
};

/** Why somebody must not deal with an enquiry, as the end of a sentence. */
export const sayExclusion = (why: ExclusionReason): string => EXCLUSIONS[why];

/** What somebody reads of an enquiry that is kept from them. */
export const KEPT_FROM_YOU = 'Kept from you';
