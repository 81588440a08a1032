import type { Channel, EnquiryKind } from '@frontdoor/contracts';
import type { EnquiryEvent } from '@frontdoor/persistence';

type Told = { type: string; at: number; data?: Record<string, unknown> };

const SENTENCES: Record<string, string> = {
  acknowledged: 'Personal acknowledgement sent',
  responded: 'Full response sent',
  'response-received': 'The customer received the response',
  resolved: 'Settled on the spot',
  'officer-received': 'The officer it is for received it',
  'final-decision': 'The final decision was made',
  escalated: 'The customer asked for the next stage',
  'ombudsman-approached': 'The customer went to the ombudsman',
  arrived: 'The visitor arrived',
  greeted: 'The visitor was greeted',
  seen: 'The visitor was seen',
  'colleague-asked': 'A colleague was asked to come',
  'colleague-came': 'The colleague came',
  'first-ring': 'The call began to ring',
  answered: 'A person answered the call',
  'appointment-due': 'The agreed time of the visit came',
  'visit-started': 'The officer arrived at the home',
  'delay-told': 'The customer was told of the delay',
  resumed: 'The wait for the customer ended',
  'clarification-received': 'The customer explained what is asked for',
};

/** An entry of the ledger as a sentence. */
export function sayEntry({ type, data = {} }: Told): string {
  const { channel, reason, enquiryKind, complex, responseRequested, waiver, returnDate } = data as {
    channel?: Channel;
    enquiryKind?: EnquiryKind;
    [name: string]: unknown;
  };
  switch (type) {
    case 'contact-received':
      return `The customer made contact by ${channel ?? 'some way'}`;
    case 'paused':
      return `Waits for the customer: ${String(reason)}`;
    case 'extended':
      return `The customer was told of a later date: ${String(reason)}`;
    case 'withdrawn':
      return `Needs no answer: ${String(reason)}`;
    case 'waived':
      return waiver === 'out-of-office'
        ? `Told that its owner is away until ${String(returnDate)}`
        : `The person asked for was not available: ${String(data.evidence)}`;
    case 'classified': {
      const facts = [
        enquiryKind && `it is a ${enquiryKind.replaceAll('-', ' ')}`,
        complex !== undefined && (complex ? 'it is complex' : 'it is not complex'),
        responseRequested !== undefined &&
          (responseRequested ? 'a response is wanted' : 'no response is wanted'),
      ];
      return `Classified anew: ${facts.filter(Boolean).join(', ')}`;
    }
    default:
      return SENTENCES[type] ?? type;
  }
}

/** Messages did come or leave; whether they arrived is learnt from their providers. */
export const canTakeBack = ({ type, contactId }: Pick<EnquiryEvent, 'type' | 'contactId'>): boolean =>
  contactId === null || type === 'resumed' || type === 'clarification-received';
