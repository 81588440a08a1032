import { CHANNELS, conversationWindow } from '@frontdoor/contracts';
import type { InstanceSecret } from '@frontdoor/platform';
import type { Draft } from './draft.js';
import type { Known, KnownEnquiry } from './known.js';
import { messageIdsOf, referencesOf } from './references.js';

export type Thread = { join: KnownEnquiry } | { open: true; suggestions: KnownEnquiry[] };

/**
 * Where a contact belongs. It joins an enquiry only with proof (a reference signed by us, or the Message-ID of
 * something in the enquiry) *and* from a known participant; the tracking page proves itself by its link. On a
 * channel with conversations it joins the open one of the same party at the same entry point. Everything else opens an enquiry of its own; evidence that
 * was not enough becomes a suggestion for a person to judge. Nothing is ever joined because it looks alike.
 */
export function decideThread(
  draft: Draft,
  customerId: string | undefined,
  known: Known,
  secret: InstanceSecret,
): Thread {
  const { contact } = draft;
  const { provesThread } = CHANNELS[contact.channel];
  const tokens = contact.thread?.tokens ?? [];
  const proven = new Set(
    tokens.flatMap(
      (token) => secret.openReference(token, 'reply') ?? secret.openReference(token, 'track') ?? [],
    ),
  );
  const byLink = provesThread === 'link' && tokens.some((token) => secret.openReference(token, 'track'));
  const suggestions = new Set<KnownEnquiry>();
  for (const reference of referencesOf(draft, secret)) {
    const enquiry = inside(draft, known.byReference.get(reference));
    if (!enquiry) continue;
    const trusted =
      proven.has(reference) || (provesThread === 'sender' && contact.thread?.reference !== undefined);
    if (trusted && (byLink || enquiry.customerId === customerId)) return { join: enquiry };
    suggestions.add(enquiry);
  }
  for (const messageId of messageIdsOf(draft)) {
    const enquiry = inside(draft, known.byMessageId.get(messageId));
    if (!enquiry) continue;
    if (enquiry.customerId === customerId) return { join: enquiry };
    suggestions.add(enquiry);
  }
  const conversation =
    customerId &&
    conversationWindow(contact.channel) !== undefined &&
    known.conversations.get(`${customerId} ${draft.entryPoint.id}`);
  if (conversation) return { join: conversation };
  return { open: true, suggestions: [...suggestions] };
}

const inside = (draft: Draft, enquiry: KnownEnquiry | undefined): KnownEnquiry | undefined =>
  enquiry?.organisationId === draft.organisation.id ? enquiry : undefined;
