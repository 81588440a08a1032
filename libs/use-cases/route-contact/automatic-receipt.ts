import type { EntryPoint } from '@frontdoor/persistence';
import { type Draft, reachedOn } from './draft.js';
import type { KnownCustomer, KnownEnquiry } from './known.js';
import type { Outgoing } from '@frontdoor/casework/deliveries';

/** Nobody gets more automatic receipts than this in an hour, so that two machines cannot keep each other busy. */
const MOST_AN_HOUR = 4;

/**
 * The receipt that goes out by itself when a contact opens an enquiry on a channel that has notices: reference and tracking link.
 * Never for mail that a machine sent (RFC 3834), and capped per customer.
 */
export function automaticReceipt(
  draft: Draft,
  enquiry: KnownEnquiry,
  customer: KnownCustomer,
  entryPoint: EntryPoint | undefined,
  trackingUrl: () => string,
): Outgoing | undefined {
  if (!entryPoint || draft.contact.automatic || customer.recentEnquiries >= MOST_AN_HOUR) return undefined;
  const to = reachedOn(draft, entryPoint.channel);
  if (!to) return undefined;
  const messageId = draft.contact.thread?.messageId;
  return {
    organisationId: draft.organisation.id,
    enquiry,
    channel: entryPoint.channel,
    entryPoint,
    to,
    subject: `We have your message: ${draft.contact.subject?.trim() || draft.service.name}`,
    text: [
      `Thank you for contacting ${draft.organisation.name}.`,
      `Your reference is ${enquiry.reference}. A person in ${draft.service.name} will answer you.`,
      `Follow your enquiry or add to it here:\n${trackingUrl()}`,
      'This receipt was sent automatically. You can reply to it to add to your enquiry.',
    ].join('\n\n'),
    authorId: null,
    conversation: messageId ? [messageId] : [],
  };
}
