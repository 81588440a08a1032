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

/** Characters of a text in which references are looked for, and how many of them count. */
const LOOKED_AT = 20_000;
const MOST_CITED = 5;

/** References that stand in the words of a contact, as anybody may write them; they prove nothing. */
export const citedIn = ({
  contact: { subject = '', text },
}: {
  contact: Pick<InboundContact, 'subject' | 'text'>;
}): string[] => [
  ...new Set(
    Array.from(
      `${subject}\n${text.slice(0, LOOKED_AT)}`.matchAll(/(?<![\w-])[0-9A-Z]{4}-[0-9A-Z]{4}(?![\w-])/g),
      ([reference]) => reference,
    ).slice(0, MOST_CITED),
  ),
];

export const messageIdsOf = ({ contact }: Evidence): string[] => [
  ...(contact.thread?.references ?? []),
  ...(contact.bounce?.messageId ? [contact.bounce.messageId] : []),
];
