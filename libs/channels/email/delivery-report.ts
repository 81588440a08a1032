import type { Attachment } from 'postal-mime';
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
}

const LONGEST_REASON = 1000;

/** The machine-readable part of a report, or undefined when the mail has none. */
export function readDeliveryReport(mail: ParsedMail): DeliveryReport | undefined {
  const part = partOf(mail, /^message\/(global-)?delivery-status$/);
  if (part === undefined) return undefined;
  const groups = part.split(/\r?\n[ \t]*\r?\n/).map(fields);
  const recipients = groups.filter((group) => group.has('action') || group.has('status'));
  const told = recipients.find((group) => group.get('action')?.toLowerCase() === 'failed') ?? recipients[0];
  const diagnostic = told?.get('diagnostic-code')?.replace(/^[\w-]+;\s*/, '');
  const status = told?.get('status') ?? '';
  return {
    action: told?.get('action')?.toLowerCase(),
    status: statusIn(status) ?? statusIn(diagnostic ?? '') ?? '5.0.0',
    reason: clip(diagnostic ?? firstLines(mail), LONGEST_REASON),
    messageId: returnedMessageId(mail),
  };
}

/** The same, as well as can be, of a bounce written for people only. */
export function readPlainBounce(mail: ParsedMail): DeliveryReport {
  const text = mail.email.text ?? mail.body();
  return {
    status: statusIn(text) ?? '5.0.0',
    reason: clip(firstLines(mail), LONGEST_REASON),
    messageId: returnedMessageId(mail),
  };
}

function returnedMessageId(mail: ParsedMail): string | undefined {
  const returned = partOf(mail, /^(message\/(rfc822|global)|(text\/rfc822|message\/global)-headers)$/);
  const head = (returned ?? mail.email.text ?? mail.body()).replace(/\r?\n[ \t]+/g, ' ');
  const id = /^[> \t]*message-id:[ \t]*<?([^<>\s]+)/im.exec(head)?.[1];
  return id ? bareMessageId(id) : references(mail)[0];
}

function partOf(mail: ParsedMail, type: RegExp): string | undefined {
  const part = mail.email.attachments.find(({ mimeType }) => type.test(mimeType));
  return part && textOf(part);
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

const fields = (group: string): Map<string, string> =>
  new Map(
    Array.from(group.replace(/\r?\n[ \t]+/g, ' ').matchAll(/^([\w-]+):[ \t]*(.*)$/gm), (field) => [
      field[1]!.toLowerCase(),
      field[2]!.trim(),
    ]),
  );

const statusIn = (text: string): string | undefined =>
  /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text)?.[0];

const firstLines = (mail: ParsedMail): string =>
  (mail.email.text ?? mail.body())
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 5)
    .join(' ');
