import type { EnquiryKind } from '@frontdoor/contracts';

interface Phrase {
  subject: string;
  text: string;
}

const OF_SERVICE: Readonly<Record<string, readonly Phrase[]>> = {
  'customer-services': [
    { subject: 'Opening hours', text: 'When is the customer service centre open next week?' },
    { subject: 'Change of address', text: 'We have moved within the area. Whom do we have to tell?' },
    { subject: 'Bus pass', text: 'How can a bus pass for older people be renewed?' },
    { subject: 'Allotments', text: 'Is there a waiting list for an allotment near the river?' },
  ],
  'council-tax': [
    { subject: 'Council Tax band', text: 'Which band is the flat in, and when is the first payment due?' },
    { subject: 'Direct debit', text: 'The direct debit was taken twice this month.' },
    { subject: 'Single person discount', text: 'One adult lives here now. Can the discount be applied?' },
    { subject: 'Reminder', text: 'A reminder came although the bill has been paid.' },
  ],
  waste: [
    { subject: 'Missed bin', text: 'The green bin was not emptied this morning.' },
    { subject: 'New recycling box', text: 'The recycling box is broken. Can it be replaced?' },
    { subject: 'Bulky waste', text: 'Please collect an old sofa and a mattress.' },
    { subject: 'Collection day', text: 'Which day are bins collected over the holidays?' },
  ],
  parking: [
    { subject: 'Resident permit', text: 'The permit runs out at the end of the month. How is it renewed?' },
    { subject: 'Penalty charge', text: 'The ticket machine was out of order when the charge was issued.' },
  ],
  electoral: [
    { subject: 'Register to vote', text: 'Is everybody in the household on the register?' },
    { subject: 'Postal vote', text: 'By when must the form for a postal vote arrive?' },
  ],
  benefits: [
    { subject: 'Change of income', text: 'The hours at work have changed. What has to be sent in?' },
    { subject: 'Housing Benefit claim', text: 'Has the claim of last month been decided?' },
    { subject: 'Payment', text: 'The payment of this week is lower than the last one. Why?' },
  ],
  'housing-repairs': [
    { subject: 'Boiler', text: 'There is no hot water since yesterday evening.' },
    { subject: 'Leaking roof', text: 'Water comes through the ceiling of the top floor when it rains.' },
    { subject: 'Front door lock', text: 'The lock of the front door sticks.' },
  ],
  planning: [
    { subject: 'Do we need permission?', text: 'Does a small extension at the back need permission?' },
    { subject: 'Application in our street', text: 'Where can the drawings of the application be seen?' },
  ],
  'environmental-health': [
    { subject: 'Noise', text: 'There is loud music most nights of the week.' },
    { subject: 'Food hygiene', text: 'How is a new food business registered?' },
  ],
};

const OF_KIND: Partial<Record<EnquiryKind, readonly Phrase[]>> = {
  complaint: [
    {
      subject: 'Complaint about a delay',
      text: 'Nobody has come back to us for weeks. We want to complain.',
    },
    { subject: 'Complaint about a visit', text: 'The visit was cancelled without a word.' },
  ],
  compliment: [
    { subject: 'Thank you', text: 'The crew was quick, friendly and left everything tidy. Thank you.' },
  ],
  suggestion: [
    { subject: 'A suggestion', text: 'A bench at the bus stop would help many people.' },
    { subject: 'An idea for the website', text: 'Could the collection calendar be made printable?' },
  ],
  representation: [
    { subject: 'About the proposed scheme', text: 'We object to the closing of the footpath.' },
  ],
  foi: [
    {
      subject: 'Freedom of Information request',
      text: 'How much was spent on road repairs in each ward last year?',
    },
    { subject: 'Request for information', text: 'Please send the list of empty council properties.' },
  ],
  'personal-data-request': [
    {
      subject: 'Copy of personal information',
      text: 'Please send everything that is kept about this household.',
    },
  ],
  statutory: [{ subject: 'Statutory notice', text: 'This is a notice under the regulations.' }],
};

/** What a customer writes or says, of a service and kind. */
export const phrasesFor = (service: string, kind: EnquiryKind): readonly Phrase[] =>
  OF_KIND[kind] ?? OF_SERVICE[service] ?? OF_SERVICE['customer-services']!;

export const AGAIN = ['Is there any news?', 'A short question: how far is this?'];
export const REOPENS = ['This has happened again.', 'Thank you, but one thing is still open.'];
export const SUPPLIES = ['Here is what was missing.', 'The reference is on the letter of last week.'];

export const ANSWERS = [
  'Thank you for getting in touch. It is done, and you need not do anything more.',
  'Thank you. We have looked into it, and the answer is in the notes below.',
  'We have put this right today. Please tell us if anything is still not as it should be.',
];
export const ACKNOWLEDGES =
  'Thank you. We are looking into it and will write to you by the date given below.';
export const ASKS = 'Thank you. To answer you we need one thing more: the reference on your last letter.';
export const DELAYS = 'We need longer than promised, because another service has to answer first.';
export const CALLS_BACK = 'Called back about the enquiry and settled it.';
export const ABSENT =
  'The person you wrote to is away. The message names whom to ask, and the date of return.';
