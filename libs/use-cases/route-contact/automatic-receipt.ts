import { isLink } from '@frontdoor/contracts';
import type { EntryPoint, Organisation } from '@frontdoor/persistence';
import { automaticNotice } from './automatic-notice.js';
import type { Draft } from './draft.js';
import type { KnownEnquiry } from './known.js';
import type { Outgoing } from '@frontdoor/casework/deliveries';

/** Nobody gets more automatic receipts than this in an hour, so that two machines cannot keep each other busy. */
const MOST_AN_HOUR = 4;

/**
 * The receipt that goes out by itself when a contact opens an enquiry on a channel that has notices: reference and
 * tracking link. Capped for each address.
 */
export function automaticReceipt(
  draft: Draft,
  enquiry: KnownEnquiry,
  recentEnquiries: number,
  entryPoint: EntryPoint | undefined,
  trackingUrl: () => string,
): Outgoing | undefined {
  if (!entryPoint || recentEnquiries >= MOST_AN_HOUR) return undefined;
  return automaticNotice(draft, enquiry, entryPoint, {
    subject: 'We have your message',
    paragraphs: [
      `Thank you for contacting ${draft.organisation.name}.`,
      ...(draft.pausedWords === undefined ? [] : [draft.pausedWords]),
      ...(draft.overflowWords ?? []),
      `Your reference is ${enquiry.reference}. A person in ${draft.service.name} will answer you.`,
      `Follow your enquiry or add to it here:\n${trackingUrl()}`,
      'This receipt was sent automatically. You can reply to it to add to your enquiry.',
      ...reachedBesides(draft.organisation),
    ],
  });
}

/** How else the organisation can be reached, and where it says what it does with messages, as far as it wants that said. */
function reachedBesides({ name, publicPages: { phone, address, privacy } }: Organisation): string[] {
  const lines = [
    phone && `Telephone: ${phone}`,
    address,
    isLink(privacy) && `How we use what you tell us: ${privacy}`,
  ].filter(Boolean);
  return lines.length > 0 ? [[name, ...lines].join('\n')] : [];
}
