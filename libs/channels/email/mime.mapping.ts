import { inboundContact, type InboundContact, type Party } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import type { Attachment, Mailbox } from 'postal-mime';
import { htmlToText } from './html-text.js';
import { automationOf } from './loop-protection.js';
import { parseMail, type Fault, type ParsedMail } from './mime-parse.js';
import { clip, clipStart, oneLine } from './plain-text.js';
import { bareMessageId, flatten, messageIds, references, tokens } from './thread-evidence.js';

/** The SMTP envelope as far as it is known; `from` is empty for the null sender. */
export interface Envelope {
  from?: string;
  recipients: readonly string[];
}

/** What a mail means, or why nobody can tell; the raw bytes are kept either way. */
export type MailReading = { contact: InboundContact; fault?: never } | { contact?: never; fault: Fault };

const LONGEST_TEXT = 1_000_000;
const CUT = '\n\n[The rest of this mail is in the original.]';
const MOST_ATTACHMENTS = 200;

/**
 * Reads a mail (RFC 5322, MIME) into a contact. The text is whole, quoted history included; attachments are
 * described by their index in the list that `mailAttachment` counts along; Reply-To is another way to reach the
 * customer, except in list mail, where it is everybody's. Never fails: what cannot be understood, or has no usable sender, comes back as a fault.
 *
 * @param entryPoint written into the contact as it is
 */
export async function readMail(
  raw: Uint8Array,
  entryPoint: string,
  envelope?: Envelope,
): Promise<MailReading> {
  const mail = await parseMail(raw);
  if ('reason' in mail) return { fault: mail };
  const { email } = mail;
  const from = parties(flatten([email.from, email.sender].filter((one) => one !== undefined)))[0];
  const automation = automationOf(mail, from?.value, envelope?.from);
  if (!from && automation.automatic !== 'bounce') return { fault: NO_SENDER };
  const messageId = messageIds(mail.header('message-id') ?? '')[0];
  const contact = {
    channel: 'email',
    entryPoint,
    from,
    alsoReachableAt: /^(list|bounce|auto-reply)$/.test(automation.automatic ?? '')
      ? []
      : parties(flatten(email.replyTo))
          .filter(({ value }) => value !== from?.value)
          .slice(0, 10),
    subject: clip(email.subject?.trim() ?? '', 1000) || undefined,
    text: textOf(mail),
    attachments: email.attachments.slice(0, MOST_ATTACHMENTS).map(described),
    thread: {
      ...(messageId && { messageId: bareMessageId(messageId) }),
      references: references(mail),
      tokens: tokens(mail, envelope?.recipients ?? []),
    },
    sentAt: sentAt(email.date),
    ...automation,
  };
  const checked = inboundContact.safeParse(contact);
  return checked.success ? { contact: checked.data } : { fault: ODD };
}

/** One attachment of a mail. Throws RangeError where there is none of that index. */
export async function mailAttachment(
  raw: Uint8Array,
  index: number,
): Promise<{ name: string; contentType: string; content: Uint8Array }> {
  const mail = await parseMail(raw);
  const part = 'reason' in mail ? undefined : mail.email.attachments[index];
  if (!part) throw new RangeError(`The mail has no attachment ${index}`);
  return { name: nameOf(part, index), contentType: typeOf(part), content: contentOf(part) };
}

const NO_SENDER: Fault = {
  reason: 'It names no sender that can be answered.',
  remedy: 'Read the original here; if it tells who wrote it, open an enquiry by hand.',
};

const ODD: Fault = {
  reason: 'What it says does not fit into a contact.',
  remedy: 'Read the original here and open an enquiry by hand.',
};

const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()\\,;:"]{1,255}$/;

/** Addresses that can be written to, with the case folded (two spellings are one customer). */
const parties = (mailboxes: readonly Mailbox[]): Party[] =>
  mailboxes
    .map(({ name, address }) => ({
      name: clip(oneLine(name ?? ''), 200),
      value: (address ?? '').trim().toLowerCase(),
    }))
    .filter(({ value }) => ADDRESS.test(value))
    .map(({ name, value }) => ({ kind: 'email', value, ...(name && name !== value && { name }) }));

/** The plain part if it says anything, else what a reader of the HTML part sees, else the body as it came. */
function textOf(mail: ParsedMail): string {
  const text = undeclared(mail) ? mail.body() : mail.email.text;
  const shown = text?.trim() ? text : htmlToText(mail.email.html ?? '');
  const whole = (shown || (withoutParts(mail) ? mail.body() : '')).replace(/\r\n?/g, '\n').trimEnd();
  return whole.length <= LONGEST_TEXT ? whole : clip(whole, LONGEST_TEXT - CUT.length) + CUT;
}

/** Nothing was found in it because its boundary, if it has one, never comes. */
function withoutParts(mail: ParsedMail): boolean {
  const { text, html, attachments } = mail.email;
  if (text !== undefined || html !== undefined || attachments.length > 0) return false;
  const boundary = /boundary\s*=\s*"?([^";]+)/i.exec(mail.header('content-type') ?? '')?.[1]?.trim();
  return !boundary || !mail.body().includes(`--${boundary}`);
}

/** Eight-bit text without a character set, which the parser took for UTF-8 and lost. */
const undeclared = (mail: ParsedMail): boolean =>
  (mail.email.text ?? '').includes('\ufffd') &&
  !/charset|multipart/i.test(mail.header('content-type') ?? '') &&
  !/base64|quoted-printable/i.test(mail.header('content-transfer-encoding') ?? '');

const described = (part: Attachment, index: number): InboundContact['attachments'][number] => ({
  index,
  name: nameOf(part, index),
  contentType: typeOf(part),
  size: contentOf(part).length,
});

/** File name without a path or control characters; made up where the mail gives none. */
function nameOf(part: Attachment, index: number): string {
  const given = oneLine(part.filename ?? '')
    .split(/[\\/]/)
    .at(-1)
    ?.trim();
  return clipStart(
    given || `attachment-${index + 1}${part.mimeType === 'message/rfc822' ? '.eml' : ''}`,
    255,
  );
}

const typeOf = (part: Attachment): string =>
  (/^[\w.+-]+\/[\w.+-]+$/.test(part.mimeType) ? part.mimeType : 'application/octet-stream').slice(0, 255);

function contentOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** The Date header as an instant; absent where it is missing, nonsense or beyond the years 0 to 9999. */
function sentAt(date: string | undefined): string | undefined {
  const instant = Date.parse(date ?? '');
  if (Number.isNaN(instant)) return undefined;
  const iso = toIso(instant);
  return /^\d{4}-/.test(iso) ? iso : undefined;
}
