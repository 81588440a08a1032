import type { Milestone } from '@frontdoor/kernel';

/** What happened to an enquiry, as a sentence: on the button that records it and in the list of what happened. */
export const EVENT_SENTENCES: Readonly<
  Record<Milestone | 'resumed' | 'clarification-received' | 'visitor-left', string>
> = {
  acknowledged: 'Personal acknowledgement sent',
  responded: 'Full response sent',
  'response-received': 'The customer received the response',
  resolved: 'Settled on the spot, nothing more to send',
  'officer-received': 'The officer it is for received it',
  'final-decision': 'The final decision was made',
  escalated: 'The customer asked for the next stage',
  'ombudsman-approached': 'The customer went to the ombudsman',
  arrived: 'The visitor arrived',
  greeted: 'The visitor was greeted',
  seen: 'The visitor was seen by somebody who can help',
  'colleague-asked': 'A colleague was asked to come',
  'colleague-came': 'The colleague came',
  'first-ring': 'The call began to ring',
  answered: 'A person answered the call',
  'appointment-due': 'The agreed time of the home visit came',
  'visit-started': 'The officer arrived at the customer’s home',
  'delay-told': 'The customer was told of the delay',
  'visitor-left': 'The visitor left before anybody saw them',
  resumed: 'The wait for the customer ended',
  'clarification-received': 'The customer explained what is asked for',
};
