import { type Channel, type EnquiryKind, EVENT_SENTENCES } from '@frontdoor/contracts';
import type { LedgerEntry } from '@frontdoor/persistence';

type Told = { type: string; at: number; data?: Record<string, unknown> };

type Place = { name: string };

const SENTENCES: Readonly<Record<string, string>> = EVENT_SENTENCES;

/** An entry of the ledger as a sentence. */
export function sayEntry({ type, data = {} }: Told): string {
  const { channel, reason, enquiryKind, complex, responseRequested, waiver, returnDate, from, to } = data as {
    channel?: Channel;
    enquiryKind?: EnquiryKind;
    [name: string]: unknown;
  };
  switch (type) {
    case 'contact-received':
      return `The customer made contact by ${channel ?? 'some way'}`;
    case 'contact-changed':
      return 'The customer changed what they had sent';
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
    case 'moved':
      return `Moved from ${(from as Place).name} to ${(to as Place).name}${enquiryKind ? ` as a ${enquiryKind.replaceAll('-', ' ')}` : ''}: ${String(reason)}`;
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

/** Not what messages caused: they did come or leave, and their providers say whether they arrived. */
export const canTakeBack = ({ type, contactId }: Pick<LedgerEntry, 'type' | 'contactId'>): boolean =>
  contactId === null || type === 'resumed' || type === 'clarification-received';
