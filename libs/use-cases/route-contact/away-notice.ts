import type { EntryPoint } from '@frontdoor/persistence';
import { type Draft, reachedOn } from './draft.js';
import type { KnownEnquiry } from './known.js';
import type { Outgoing } from '@frontdoor/casework/deliveries';

/**
 * The notice that goes out when a customer writes to an owner who is away: whom to ask when it is urgent, and the
 * date of return (CITY-E3). Never for mail that a machine sent.
 */
export function awayNotice(
  draft: Draft,
  enquiry: KnownEnquiry,
  entryPoint: EntryPoint | undefined,
): Outgoing | undefined {
  const { ownerAway } = enquiry;
  if (!ownerAway || !entryPoint || draft.contact.automatic) return undefined;
  const to = reachedOn(draft, entryPoint.channel);
  if (!to) return undefined;
  const { urgentContact, returnDate } = ownerAway;
  const messageId = draft.contact.thread?.messageId;
  return {
    organisationId: draft.organisation.id,
    enquiry,
    channel: entryPoint.channel,
    entryPoint,
    to,
    subject: `Away until ${returnDate}: ${draft.contact.subject?.trim() || draft.service.name}`,
    text: [
      `Thank you for your message about ${enquiry.reference}. The person who deals with it is away and returns on ${returnDate}.`,
      `If it is urgent, please contact ${urgentContact}.`,
      'This notice was sent automatically. Your message has been recorded.',
    ].join('\n\n'),
    authorId: null,
    conversation: messageId ? [messageId] : [],
    meaning: {
      type: 'waived',
      waiver: 'out-of-office',
      evidence: 'The notice sent',
      urgentContact,
      returnDate,
    },
  };
}
