import { inboundContact, type InboundContact, type Party } from '@frontdoor/contracts';
import { withoutDirectionMarks } from '@frontdoor/kernel';
import type { Fault } from '../core/index.js';
import { returnedMessageId } from './delivery-report.js';
import { automationOf } from './loop-protection.js';
import type { Mailbox } from './mime/addresses.js';
import type { MailFile } from './mime/contents.js';
import { nameOfFile } from './mime/file-names.js';
import { parseMail, type ParsedMail } from './mime-parse.js';
import { isAuthenticated } from './authentication-results.js';
import { mailDigest } from './mail-digest.js';
import { newTextOf } from './new-text.js';
import { clip, oneLine } from './plain-text.js';
import { invitationInWords } from './invitation.js';
import { layoutOf } from './layout.js';
import { sentAt } from './sent-at.js';
import { messageIds, references, tokens } from './thread-evidence.js';

/** The SMTP envelope as far as it is known; `from` is empty for the null sender. */
export interface Envelope {
  from?: string;
  recipients: readonly string[];
}

/** What a mail means, or why nobody can tell; the raw bytes are kept either way. */
export type MailReading =
  | { contact: InboundContact; newText?: string; tellsTimes?: true; fault?: never }
  | { contact?: never; newText?: never; tellsTimes?: never; fault: Fault };

/** What is known beside the bytes of a mail. */
export interface ReadingOf {
  envelope?: Envelope;
  /** Relays that are trusted to tell who wrote, by their authserv-ids; none: nobody was asked. */
  authenticatedBy?: readonly string[];
  /** IANA time zone in which appointments are told; without one they are not. */
  zone?: string;
}

const LONGEST_TEXT = 1_000_000;
const CUT = '\n\n[The rest of this mail is in the original.]';
const MOST_CC = 50;

/**
 * Reads a mail (RFC 5322, MIME) into a contact. The text is whole, quoted history included; attachments are
 * described by their index in the list that `mailAttachments` counts along; Reply-To is another way to reach the
 * customer, except in list mail, where it is everybody's. Never fails: what cannot be understood, or has no usable
 * sender, comes back as a fault.
 *
 * Appointments are told in words below what the mail says, in a zone; `tellsTimes` is set where one is needed.
 *
 * @param entryPoint written into the contact as it is
 */
export function readMail(
  raw: Uint8Array,
  entryPoint: string,
  { envelope, authenticatedBy = [], zone }: ReadingOf = {},
): MailReading {
  const mail = parseMail(raw);
  if ('reason' in mail) return { fault: mail };
  const authors = parties(mail.mailboxes('from'));
  const author = authors[0] ?? parties(mail.mailboxes('sender'))[0];
  const automation = automationOf(mail, { address: author?.value, envelopeFrom: envelope?.from });
  const isBounce = automation.automatic === 'bounce';
  const from = author ?? (isBounce ? undefined : answerable(mail, envelope));
  if (!from && !isBounce) return { fault: NO_SENDER };
  const others = [...authors.slice(1), ...alsoReachableAt(mail, automation.automatic, from)];
  const invitations = zone ? mail.calendars.flatMap((each) => invitationInWords(each, zone) ?? []) : [];
  const [messageId] = messageIds(mail.header('message-id') ?? '');
  const contact = {
    channel: 'email',
    entryPoint,
    from,
    senderIs: senderIs(mail, { authors, others, automatic: automation.automatic, authenticatedBy }),
    alsoReachableAt: others.slice(0, 10),
    ...copies(mail, entryPoint, from),
    subject: clip(mail.subject, 1000) || undefined,
    text: textOf(mail, invitations),
    ...layoutOf(mail),
    attachments: mail.files.map(described),
    thread: {
      ...(messageId && { messageId }),
      digest: mailDigest(mail),
      references: evidence(mail, automation.automatic),
      tokens: tokens(mail, envelope?.recipients ?? []),
    },
    sentAt: sentAt(mail.header('date')),
    ...automation,
  };
  const checked = inboundContact.safeParse(contact);
  if (!checked.success) return { fault: ODD };
  const newText = newTextOf(mail.said);
  return {
    contact: checked.data,
    ...(mail.calendars.length > 0 && { tellsTimes: true as const }),
    ...(newText !== checked.data.text && { newText: clip(newText, LONGEST_TEXT) }),
  };
}

/**
 * Attachments of a mail, by their indexes in the contact and in that order.
 *
 * @throws RangeError where there is none
 */
export function mailAttachments(
  raw: Uint8Array,
  indexes: readonly number[],
): { name: string; contentType: string; content: Uint8Array }[] {
  const mail = parseMail(raw);
  const files = 'reason' in mail ? [] : mail.files;
  return indexes.map((index) => {
    const file = files[index];
    if (!file) throw new RangeError(`The mail has no attachment ${index}`);
    const { name, contentType } = described(file, index);
    return { name, contentType, content: file.content() };
  });
}

const NO_SENDER: Fault = {
  reason: 'It names no sender that can be answered.',
  remedy: 'Read the original here; if it tells who wrote it, open an enquiry by hand.',
};

const ODD: Fault = {
  reason: 'What it says does not fit into a contact.',
  remedy: 'Read the original here and open an enquiry by hand.',
};

const ADDRESS =
  /^("[^"@<>]{1,100}"|[^\s@<>()[\]\\,;:"]{1,128})@([^\s@<>()[\]\\,;:"]{1,255}|\[[\d.]{7,15}\])$/;

/** Addresses that can be written to, with the case folded (two spellings are one customer). */
const parties = (mailboxes: readonly Mailbox[]): Party[] =>
  mailboxes
    .map(({ name, address }) => ({
      name: clip(withoutDirectionMarks(oneLine(name)), 200).trim(),
      value: withoutDirectionMarks(address).toLowerCase(),
    }))
    .filter(({ value }) => value.length <= 320 && ADDRESS.test(value))
    .map(({ name, value }) => ({
      kind: 'email',
      value,
      ...(name && name.toLowerCase() !== value && { name }),
    }));

/** Who can be answered where the mail names no author: Reply-To, then the sender of the envelope. */
function answerable(mail: ParsedMail, envelope: Envelope | undefined): Party | undefined {
  const path = envelope?.from ?? mail.header('return-path') ?? '';
  return parties([...mail.mailboxes('reply-to'), { name: '', address: path.replace(/[<>\s]/g, '') }])[0];
}

interface Signs {
  authors: readonly Party[];
  others: readonly Party[];
  automatic: InboundContact['automatic'];
  authenticatedBy: readonly string[];
}

/**
 * What tells whether From is whoever wrote. Several authors are several people; no From is no author. A program that asks
 * for answers to somebody else passed on what they wrote.
 */
function senderIs(
  mail: ParsedMail,
  { authors, others, automatic, authenticatedBy }: Signs,
): InboundContact['senderIs'] {
  const [author] = authors;
  if (!author) return 'stated';
  if (authors.length > 1) return 'shared';
  if (others.length > 0 && (automatic === 'generated' || FORM_SENDERS.some((sign) => sign(mail))))
    return 'machine';
  if (authenticatedBy.length === 0) return undefined;
  const results = mail.headers('authentication-results');
  return isAuthenticated(results, author.value, authenticatedBy) ? 'proven' : 'unproven';
}

/** What websites put on the mails in which they pass on their forms. */
const FORM_SENDERS: readonly ((mail: ParsedMail) => boolean)[] = [
  (mail) => ['x-php-originating-script', 'x-php-script'].some((name) => mail.header(name) !== undefined),
  (mail) =>
    /php|swift ?mailer|drupal|wordpress|joomla|typo3|form/i.test(clip(mail.header('x-mailer') ?? '', 200)),
];

function alsoReachableAt(
  mail: ParsedMail,
  automatic: InboundContact['automatic'],
  from: Party | undefined,
): Party[] {
  if (automatic === 'list' || automatic === 'bounce' || automatic === 'auto-reply') return [];
  return parties(mail.mailboxes('reply-to'))
    .filter(({ value }) => value !== from?.value)
    .slice(0, 10);
}

/** Who else the mail was openly sent to, without the sender and the entry point itself. */
function copies(mail: ParsedMail, entryPoint: string, from: Party | undefined): { cc?: Party[] } {
  const known = new Set([entryPoint.toLowerCase(), from?.value]);
  const others = new Map(
    parties(mail.mailboxes('to', 'cc'))
      .filter(({ value }) => !known.has(value) && !known.has(value.replace(/\+[^+@]*@/, '@')))
      .map((party) => [party.value, party]),
  );
  return others.size > 0 ? { cc: [...others.values()].slice(0, MOST_CC) } : {};
}

/** A report of abuse belongs to the mail that it encloses. */
function evidence(mail: ParsedMail, automatic: InboundContact['automatic']): string[] {
  const enclosed = automatic === 'generated' ? mail.partOf(/^message\/feedback-report$/) : undefined;
  const returned = enclosed === undefined ? undefined : returnedMessageId(mail);
  return [...new Set([...(returned ? [returned] : []), ...references(mail)])].slice(0, 100);
}

function textOf({ text, isCut }: ParsedMail, invitations: readonly string[]): string {
  const whole = [...(text ? [text] : []), ...invitations].join('\n\n');
  if (whole.length <= LONGEST_TEXT && !isCut) return whole;
  return clip(whole, LONGEST_TEXT - CUT.length) + CUT;
}

const described = ({ name, type, size }: MailFile, index: number): InboundContact['attachments'][number] => ({
  index,
  name: nameOfFile(name, type, index),
  contentType: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type.slice(0, 255) : 'application/octet-stream',
  size,
});
