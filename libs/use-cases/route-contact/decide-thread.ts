import { CHANNELS, conversationWindow } from '@frontdoor/contracts';
import type { InstanceSecret } from '@frontdoor/platform';
import { identifierKey } from '@frontdoor/casework/customers';
import type { Draft } from './draft.js';
import { type Conversation, conversationKey, type Known, type KnownEnquiry } from './known.js';
import { citedIn, messageIdsOf, referencesOf } from './references.js';

/** An enquiry that a contact may belong to, and what suggests it, in words for an agent. */
export interface Suggested {
  other: KnownEnquiry;
  why: string;
}

export type Thread = { join: KnownEnquiry } | { open: true; suggestions: Suggested[] };

/**
 * Where a contact belongs. It joins an enquiry only with proof *and* from somebody who takes part in it. Proof is a
 * reference signed by us; or the Message-ID of something in the enquiry, where the sender was authenticated or nobody
 * but this address and we know that message. The tracking page proves itself by its link, a trusted system may name
 * enquiries that it sent in itself, and vouch for what others wrote there. On a channel with conversations a contact joins
 * the open one of its address with the same entry point, or of several that which its words name or to which we wrote last.
 * What staff took down, or a system with a right to it added, is where they say. Everything else opens an enquiry of its
 * own; evidence that was not enough becomes a suggestion for a person to judge. Nothing is ever joined because it looks alike.
 */
export function decideThread(
  draft: Draft,
  customerId: string | undefined,
  known: Known,
  secret: InstanceSecret,
): Thread {
  const { contact, sender } = draft;
  const { enquiryId } = contact.takenDown ?? contact.addedTo ?? {};
  const chosen = inside(draft, known.chosenEnquiries.get(enquiryId ?? ''));
  if (chosen) return { join: chosen };
  const { provesThread } = CHANNELS[contact.channel];
  const tokens = contact.thread?.tokens ?? [];
  const proven = new Set(
    tokens.flatMap(
      (token) => secret.openReference(token, 'reply') ?? secret.openReference(token, 'track') ?? [],
    ),
  );
  const byLink = provesThread === 'link' && tokens.some((token) => secret.openReference(token, 'track'));
  const bySystem = provesThread === 'sender' && contact.thread?.reference !== undefined;
  const isVouched = bySystem && contact.thread?.vouched === true;
  const key = sender.party && identifierKey(sender.party);
  const takesPart = ({ customerId: of, participants, copied }: KnownEnquiry): boolean =>
    (customerId !== undefined && of === customerId) ||
    (key !== undefined && (participants.has(key) || copied.has(key)));
  const suggestions = new Map<KnownEnquiry, string>();
  const suggest = (enquiry: KnownEnquiry, why: string): void => {
    if (!suggestions.has(enquiry)) suggestions.set(enquiry, why);
  };
  for (const reference of referencesOf(draft, secret)) {
    const enquiry = inside(draft, known.byReference.get(reference));
    if (!enquiry) continue;
    const sentIn = bySystem && enquiry.entryPointIds.has(draft.entryPoint.id);
    const trusted = proven.has(reference) || sentIn;
    if (trusted && (byLink || (sentIn && isVouched) || takesPart(enquiry))) return { join: enquiry };
    suggest(
      enquiry,
      trusted
        ? `It has the signed reference ${reference}, and came from somebody who takes no part in that enquiry`
        : `It names the reference ${reference}`,
    );
  }
  for (const messageId of messageIdsOf(draft)) {
    const found = known.byMessageId.get(messageId);
    const enquiry = inside(draft, found?.enquiry);
    if (!enquiry) continue;
    const isProof = contact.senderIs === 'proven' || (sender.doubt === null && found!.knownTo === key);
    if (isProof && takesPart(enquiry)) return { join: enquiry };
    suggest(
      enquiry,
      takesPart(enquiry)
        ? 'It answers a message of that enquiry which others may have'
        : 'It answers a message of that enquiry, and came from somebody who takes no part in it',
    );
  }
  const converses = sender.proven !== undefined && conversationWindow(contact.channel) !== undefined;
  for (const reference of citedIn(draft)) {
    const enquiry = inside(draft, known.byReference.get(reference));
    // Whoever takes part says which of their matters they mean: nothing else can be said on such a channel.
    if (enquiry && converses && takesPart(enquiry)) return { join: enquiry };
    if (enquiry) suggest(enquiry, `It mentions the reference ${reference}`);
  }
  const open = (converses && known.conversations.get(conversationKey(draft, sender.proven!))) || [];
  const conversation = goesOn(open, draft.receivedAt);
  if (conversation) return { join: conversation.enquiry };
  for (const { enquiry } of open)
    suggest(
      enquiry,
      'It came from the same number, which has several enquiries open: nobody can tell which is meant',
    );
  return { open: true, suggestions: Array.from(suggestions, ([other, why]) => ({ other, why })) };
}

/** Two messages within this time are of one breath. */
const ONE_BREATH_MS = 60 * 60_000;

/**
 * The conversation that goes on: the only one; of several that to which we wrote last, or they themselves a moment ago. On
 * their side all of them are one.
 */
function goesOn(open: readonly Conversation[], now: number): Conversation | undefined {
  const [newest, ...others] = open;
  if (!newest || others.length === 0) return newest;
  return newest.by === 'out' || now - newest.at < ONE_BREATH_MS ? newest : undefined;
}

const inside = (draft: Draft, enquiry: KnownEnquiry | undefined): KnownEnquiry | undefined =>
  enquiry?.organisationId === draft.organisation.id ? enquiry : undefined;
