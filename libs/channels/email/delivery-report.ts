import { parseAddresses } from './mime/addresses.js';
import type { ParsedMail } from './mime-parse.js';
import { clip } from './plain-text.js';
import { bareMessageId, references } from './thread-evidence.js';

/** What a delivery status notification (RFC 3464), or a bounce in a mail system's own words, says. */
export interface DeliveryReport {
  /** Present only where the report is machine-readable: failed, delayed, delivered, relayed, expanded. */
  action?: string;
  /** Enhanced status code such as 5.1.1 (RFC 3463). */
  status: string;
  reason: string;
  /** Message-ID of the mail it is about, without angle brackets. */
  messageId?: string;
  /** Address that could not be reached, as we wrote it, in lower case. */
  recipient?: string;
}

const LONGEST_REASON = 1000;
/** Characters of a bounce that are looked at, and of one line; the returned mail may follow. */
const LONGEST_TEXT = 64 * 1024;
const LONGEST_LINE = 500;

const wordsOf = (mail: ParsedMail): string =>
  clip(mail.text, LONGEST_TEXT)
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE))
    .join('\n');

/** The machine-readable part of a report, or undefined when the mail has none. */
export function readDeliveryReport(mail: ParsedMail): DeliveryReport | undefined {
  const part = mail.partOf(/^message\/(global-)?delivery-status$/);
  if (part === undefined) return undefined;
  const groups = part.split(/\r?\n[ \t]*\r?\n/).map(fields);
  const recipients = groups.filter((group) => group.has('action') || group.has('status'));
  const told = recipients.find((group) => group.get('action')?.toLowerCase() === 'failed') ?? recipients[0];
  const diagnostic = told?.get('diagnostic-code')?.replace(/^[\w-]+;\s*/, '');
  const addresses = [told?.get('original-recipient'), told?.get('final-recipient')].map(recipientIn);
  return {
    action: told?.get('action')?.toLowerCase(),
    status: codeIn(told?.get('status') ?? '') ?? statusIn(diagnostic ?? '') ?? '5.0.0',
    reason: clip(diagnostic ?? firstLines(mail), LONGEST_REASON),
    messageId: returnedMessageId(mail),
    recipient: addresses.find(Boolean) ?? failedRecipient(mail),
  };
}

/** The same, as well as can be, of a bounce written for people only. */
export function readPlainBounce(mail: ParsedMail): DeliveryReport {
  return {
    status: statusIn(`${mail.subject}\n${wordsOf(mail)}`) ?? '5.0.0',
    reason: clip(firstLines(mail), LONGEST_REASON),
    messageId: returnedMessageId(mail),
    recipient: failedRecipient(mail),
  };
}

/** Message-ID of a mail that a report encloses, whole or its headers only, in a part of its own or in the text. */
export function returnedMessageId(mail: ParsedMail): string | undefined {
  const returned = mail.partOf(/^(text\/rfc822-headers|message\/(rfc822|global)(-headers)?)$/);
  const head = (returned ?? wordsOf(mail)).replace(/\r?\n[ \t]+/g, ' ');
  const id = /^[> \t]*message-id:[ \t]*<?([^<>\s]{1,4000})/im.exec(head)?.[1];
  return id ? bareMessageId(id) : references(mail)[0];
}

const fields = (group: string): Map<string, string> =>
  new Map(
    Array.from(group.replace(/\r?\n[ \t]+/g, ' ').matchAll(/^([\w-]+):[ \t]*(.*)$/gm), (field) => [
      field[1]!.toLowerCase(),
      field[2]!.trim(),
    ]),
  );

/** `rfc822; pat@x`, which may also stand in brackets. */
function recipientIn(value: string | undefined): string | undefined {
  const address = parseAddresses((value ?? '').replace(/^[\w-]+\s*;/, '')).find(
    (one) => one.address,
  )?.address;
  return address?.includes('@') ? address.toLowerCase() : undefined;
}

/** Where the words of a mail system end and the mail that it returns begins. */
const RETURNED =
  /^[ \t]*-{2,}.*\b(copy of|returned|original|below this line|unsent|your message|headers)|^[ \t>]*(return-path|received|message-id|mime-version):|^message headers follow/im;

/** The address that the words of a mail system name, where no field does. */
function failedRecipient(mail: ParsedMail): string | undefined {
  const named = recipientIn(mail.header('x-failed-recipients'));
  if (named) return named;
  const text = wordsOf(mail);
  const field = /^(?:original|final)-recipient:[ \t]*(?:rfc822;)?[ \t]*(\S{3,320})/im.exec(text)?.[1];
  if (field) return recipientIn(field);
  const words = text.slice(0, RETURNED.exec(text)?.index);
  const ours = new Set(mail.mailboxes('to', 'from').map(({ address }) => address.toLowerCase()));
  const found = Array.from(words.matchAll(/[^\s<>()[\],;:"'=]{1,64}@[\w.-]{1,255}\w/g), ([address]) =>
    address.toLowerCase(),
  );
  return found.find((address) => !ours.has(address) && !/^(mailer-daemon|postmaster)@/.test(address));
}

const CODE = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/;
const codeIn = (text: string): string | undefined => CODE.exec(text)?.[0];

/** What the other side means where it gives no enhanced code. */
const MEANINGS: readonly [words: RegExp, status: string][] = [
  [
    /user unknown|unknown user|no such (user|mailbox|person|account|recipient)|(user|mailbox|recipient|account|address)( address)?( \S+)? (was |is |could )?(not (be )?found|does ?n[o']t exist|unknown)|not listed in|invalid (recipient|mailbox|address)|doesn't have an? .{0,40}account|no mailbox here/i,
    '5.1.1',
  ],
  [
    /(mailbox|inbox|quota)[^\n]{0,40} (full|exceeded)|over ?quota|quota exceeded|exceeded (storage|its quota)|mailbox full/i,
    '5.2.2',
  ],
  [
    /account (has been |is )?(disabled|suspended|inactive|locked)|mailbox (is )?(disabled|unavailable|inactive)/i,
    '5.2.1',
  ],
  [
    /(host|domain)( name)?( \S+)? (not found|unknown|does not exist)|unrouteable|unknown (host|domain)|no such (host|domain)|bad destination host/i,
    '5.1.2',
  ],
  [/(message|mail|size)[^\n]{0,30}(too (large|big)|exceeds)/i, '5.3.4'],
  [
    /spam|blocked|black ?list|block ?list|policy|relay(ing)? (access )?denied|not permitted|rejected/i,
    '5.7.1',
  ],
  [/retry time(out)? (not reached|exceeded)|timed? ?out|too long in the queue|expired/i, '5.4.7'],
];

/** Status in the words of a mail system: next to a reply code, behind a number sign, by itself, by its meaning. */
function statusIn(text: string): string | undefined {
  const beside = /\b[45]\d\d[- ]#?([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1];
  const marked = /#([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1];
  const bare = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(
    text.replace(/\b(qmail|postfix|exim|sendmail|version)[ /]?\S*/gi, ''),
  )?.[0];
  return beside ?? marked ?? bare ?? MEANINGS.find(([words]) => words.test(text))?.[1];
}

const firstLines = (mail: ParsedMail): string =>
  wordsOf(mail)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 5)
    .join(' ');
