import type { InboundContact } from '@frontdoor/contracts';
import type { InstanceSecret } from '@frontdoor/platform';

interface Evidence {
  contact: Pick<InboundContact, 'thread' | 'bounce'>;
}

/** References proven by a signature, and those merely claimed. */
export const referencesOf = ({ contact }: Evidence, secret: InstanceSecret): string[] => [
  ...(contact.thread?.tokens ?? []).flatMap(
    (token) => secret.openReference(token, 'reply') ?? secret.openReference(token, 'track') ?? claimed(token),
  ),
  ...(contact.thread?.reference ? claimed(contact.thread.reference) : []),
];

const claimed = (token: string): string[] =>
  /^[0-9A-Z]{4}-[0-9A-Z]{4}$/i.test(token) ? [token.toUpperCase()] : [];

export const messageIdsOf = ({ contact }: Evidence): string[] => [
  ...(contact.thread?.references ?? []),
  ...(contact.bounce?.messageId ? [contact.bounce.messageId] : []),
];
