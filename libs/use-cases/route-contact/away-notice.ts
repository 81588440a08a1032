import type { EntryPoint } from '@frontdoor/persistence';
import { automaticNotice } from './automatic-notice.js';
import type { Draft } from './draft.js';
import type { KnownEnquiry } from './known.js';
import type { Outgoing } from '@frontdoor/casework/deliveries';

/**
 * The notice that goes out when a customer writes to an owner who is away: whom to ask when it is urgent, and the
 * date of return (CITY-E3).
 */
export function awayNotice(
  draft: Draft,
  enquiry: KnownEnquiry,
  entryPoint: EntryPoint | undefined,
): Outgoing | undefined {
  if (!enquiry.ownerAway) return undefined;
  const { urgentContact, returnDate } = enquiry.ownerAway;
  return automaticNotice(draft, enquiry, entryPoint, {
    subject: `Away until ${returnDate}`,
    paragraphs: [
      `Thank you for your message about ${enquiry.reference}. The person who deals with it is away and returns on ${returnDate}.`,
      `If it is urgent, please contact ${urgentContact}.`,
      'This notice was sent automatically. Your message has been recorded.',
    ],
    meaning: {
      type: 'waived',
      waiver: 'out-of-office',
      evidence: 'The notice sent',
      urgentContact,
      returnDate,
    },
  });
}
