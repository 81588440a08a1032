import { withoutDirectionMarks } from '@frontdoor/kernel';
import { addContact } from './add-contact.js';
import { decideThread } from './decide-thread.js';
import type { Draft } from './draft.js';
import type { RoutingContext } from './routing-context.js';

/** A machine answered something of ours: it belongs to what we sent, and opens nothing. */
export function routeAutomatic(draft: Draft, { known, plan, ids, secret }: RoutingContext): void {
  const found = draft.contact.bounce?.messageId && known.deliveries.get(draft.contact.bounce.messageId);
  // Every recipient knows our Message-IDs: a mailbox answers only for its own organisation.
  const bounced = found && found.enquiry.organisationId === draft.organisation.id ? found : undefined;
  const thread = decideThread(draft, undefined, known, secret);
  const enquiry = bounced ? bounced.enquiry : 'join' in thread ? thread.join : thread.suggestions[0]?.other;
  if (!enquiry) {
    const reason = 'An automatic message that answers nothing we sent';
    plan.quarantined.push({
      id: draft.id,
      fault: { reason, remedy: 'Leave it here, or put it in the queue if a person should read it' },
    });
    return;
  }
  addContact(draft, enquiry, plan);
  const { bounce } = draft.contact;
  if (!bounced || !bounce) return;
  const lost = bounce.recipient?.toLowerCase();
  // The message itself is another matter: its customer has it.
  if (lost && bounced.copies.includes(lost))
    plan.timeline.push({
      id: ids.uuid(),
      type: 'event',
      enquiryId: enquiry.id,
      at: draft.receivedAt,
      tone: 'bad',
      text: `The copy to ${lost} could not be delivered: ${withoutDirectionMarks(bounce.reason)}`,
    });
  else plan.bounced.push({ deliveryId: bounced.deliveryId, reason: bounce.reason });
}
