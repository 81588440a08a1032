import { indexable } from '@frontdoor/kernel';
import type { ParsedMail } from './mime-parse.js';
import { clip } from './plain-text.js';

const MOST_REFERENCES = 100;
const LONGEST_TOKEN = 100;
const MOST_TOKENS = 20;

/**
 * A Message-ID without its angle brackets, which are not part of it (RFC 5322, section 3.6.4). All identifiers
 * of this channel are kept this way, in and out, and as an index can keep them.
 */
export const bareMessageId = (text: string): string => indexable(text.replace(/[<>\s]/g, ''));

/** Message-IDs in a header value. Where none is in angle brackets, the words of it. */
export function messageIds(value: string): string[] {
  const bracketed = value.match(/<[^<>]{1,4000}>/g);
  return (bracketed ?? value.split(/\s+/))
    .slice(-1000)
    .map(bareMessageId)
    .filter((id) => id !== '');
}

/** In-Reply-To first, then References from its end: nearest first, each once. */
export function references(mail: ParsedMail): string[] {
  const inReplyTo = mail.headers('in-reply-to').flatMap(messageIds);
  const ancestors = mail.headers('references').flatMap(messageIds).reverse();
  return [...new Set([...inReplyTo, ...ancestors])].slice(0, MOST_REFERENCES);
}

/**
 * Candidates for a signed reference: what follows the last `+` in the local part of a recipient, and what stands
 * in square brackets in the subject. Case is kept; the hub verifies them.
 *
 * @param recipients of the envelope, beside those in the headers
 */
export function tokens(mail: ParsedMail, recipients: readonly string[]): string[] {
  const addresses = [
    ...recipients,
    ...mail.mailboxes('to', 'cc').map(({ address }) => address),
    ...['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => mail.headers(name)),
  ];
  const detailed = addresses.map((address) => /\+([^+@\s<>]+)@[^@]*$/.exec(clip(address, 400))?.[1] ?? '');
  const bracketed = Array.from(
    clip(mail.subject, 2000).matchAll(/\[([^[\]\s]{4,100})\]/g),
    (match) => match[1] ?? '',
  );
  const found = [...detailed, ...bracketed].filter((one) => one && one.length <= LONGEST_TOKEN);
  return [...new Set(found)].slice(0, MOST_TOKENS);
}
