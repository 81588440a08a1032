import { letterBlocks, type LetterContent } from '@frontdoor/channels/letters';
import { letterCode } from '@frontdoor/contracts';

const REFERENCE = 'K7Q2-9XMA';

const SAMPLE_WRITTEN = [
  'Dear Ada Whitfield,',
  '',
  'Thank you for your letter. Your bin was missed on **24 November**, and we are sorry for that.',
  '',
  '- It will be emptied on _Thursday_',
  '- Please put it out by 7 am',
  '',
  'Yours sincerely,',
].join('\n');

/** A letter to nobody, as long and as wide as letters come, to try a template on. */
export const sampleLetter = (changes: Partial<LetterContent> = {}): LetterContent => ({
  language: 'en',
  large: false,
  sender: {
    organisation: 'Fenmoor District Council',
    service: 'Waste and recycling',
    address: ['Civic Hall', 'Market Square', 'Fenmoor', 'CB1 1AA'],
    telephone: '01223 457000',
  },
  recipient: [
    ...['Ada Whitfield', 'Flat 3, Rose Court', '12 Mill Road', 'Old Quarter', 'Fenmoor', 'Cambs', 'CB1 2AB'],
  ],
  reference: REFERENCE,
  code: letterCode('https://frontdoor.fenmoor.example', `${REFERENCE.toLowerCase()}.7habcdefghjk`),
  day: '2026-11-27',
  subject: 'Your bin in Mill Road',
  blocks: letterBlocks({ text: '', markup: SAMPLE_WRITTEN }),
  author: 'Ash Penrose',
  ...changes,
});
