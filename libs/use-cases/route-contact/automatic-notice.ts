import type { EntryPoint } from '@frontdoor/persistence';
import type { Outgoing } from '@frontdoor/casework/deliveries';
import { type Draft, reachedOn } from './draft.js';
import type { KnownEnquiry } from './known.js';

/**
 * A message about a contact that the hub sends by itself, in its thread. None to mail that a machine sent (RFC 3834),
 * where no entry point sends notices, or to somebody who cannot be reached on its channel.
 *
 * @param subject what comes before the subject of the contact
 * @param paragraphs of the text
 */
export function automaticNotice(
  draft: Draft,
  enquiry: KnownEnquiry,
  entryPoint: EntryPoint | undefined,
  { subject, paragraphs, meaning }: { subject: string; paragraphs: string[]; meaning?: Outgoing['meaning'] },
): Outgoing | undefined {
  const { contact, service, organisation } = draft;
  if (!entryPoint || contact.automatic) return undefined;
  const to = reachedOn(draft, entryPoint.channel);
  if (!to) return undefined;
  const messageId = contact.thread?.messageId;
  return {
    organisationId: organisation.id,
    enquiry,
    channel: entryPoint.channel,
    entryPoint,
    to,
    subject: `${subject}: ${contact.subject?.trim() || service.name}`,
    text: paragraphs.join('\n\n'),
    authorId: null,
    conversation: messageId ? [messageId] : [],
    meaning,
  };
}
