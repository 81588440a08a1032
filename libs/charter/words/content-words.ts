import type { ContentElement } from '@frontdoor/kernel';

/** What a message has to say, as a noun phrase: "It does not say yet: how to appeal." */
export const CONTENT_WORDS: Readonly<Record<ContentElement, string>> = {
  'answer-to-enquiry': 'the answer to what was asked',
  'who-deals-with-it': 'who deals with it',
  'contact-for-queries': 'a name and number for queries',
  'what-is-being-done': 'what is being done',
  'what-happens-next': 'what will happen next',
  'when-to-expect-reply': 'when to expect a reply',
  'reason-for-delay': 'why it takes longer',
  'new-date': 'the new date',
  outcome: 'the outcome',
  remedies: 'what is done to put it right',
  'how-to-escalate': 'how to ask for the next stage',
  'refusal-reason': 'why it is refused',
  'how-to-appeal': 'how to appeal',
  'ombudsman-details': 'how to reach the ombudsman',
  'urgent-contact': 'whom to ask when it is urgent',
  'return-date': 'the date of return',
};
