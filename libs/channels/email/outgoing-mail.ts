import { toDate } from '@frontdoor/kernel';
import type { SendMailOptions } from 'nodemailer';
import { cannotSend, onlyMessage, type Sendable } from '../core/index.js';
import { formattedMail } from './formatted-mail.js';
import { oneLine } from './plain-text.js';
import { bareMessageId } from './thread-evidence.js';

/** Ancestors named in References; the first and the latest are kept. */
const MOST_REFERENCES = 20;

/** What nodemailer is to send, and its Message-ID without angle brackets. */
interface OutgoingMail {
  messageId: string;
  /** The customer's address: without it nothing was sent. */
  to: string;
  options: SendMailOptions;
}

/**
 * Maps a message to a mail: the entry point is From and envelope sender (so that bounces come back to it),
 * In-Reply-To and References thread it (RFC 5322, section 3.6.4), and only what no person wrote is marked
 * Auto-Submitted (RFC 3834). With formatting it has both its plain words and HTML, of which readers show one. No value can begin a header of its own: line breaks and other control characters
 * become spaces.
 *
 * @param now instant for the Date header
 */
export function outgoingMail(sendable: Sendable, now: number): OutgoingMail {
  const message = onlyMessage(sendable);
  const sender = usable(message.entryPoint.address);
  const messageId = bareMessageId(message.thread?.messageId ?? `${message.id}@${sender.split('@')[1]}`);
  const inReplyTo = bareMessageId(message.thread?.inReplyTo ?? '');
  const to = usable(message.to.kind === 'email' ? message.to.value : '');
  const copies = (message.cc ?? []).filter(
    ({ kind, value }) => kind === 'email' && isUsable(value) && value !== to,
  );
  return {
    messageId,
    to,
    options: {
      envelope: { from: sender, to: [to, ...copies.map(({ value }) => value)] },
      from: { name: oneLine(message.entryPoint.name), address: sender },
      to: { name: oneLine(message.to.name ?? ''), address: to },
      ...(copies.length > 0 && {
        cc: copies.map(({ name = '', value }) => ({ name: oneLine(name), address: value })),
      }),
      ...(message.replyTo && {
        replyTo: { name: oneLine(message.entryPoint.name), address: usable(message.replyTo) },
      }),
      subject: oneLine(message.subject ?? ''),
      text: message.text,
      ...(message.markup !== undefined && { html: formattedMail(message.markup) }),
      messageId: `<${messageId}>`,
      ...(inReplyTo && { inReplyTo: `<${inReplyTo}>` }),
      references: ancestors(message.thread?.references ?? [], inReplyTo).map((id) => `<${id}>`),
      attachments: message.files.map(({ name, contentType, content }) => ({
        filename: oneLine(name),
        contentType: oneLine(contentType),
        content: Buffer.from(content),
      })),
      date: toDate(now),
      xMailer: false,
      headers: message.automatic
        ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
        : {},
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  };
}

/** Oldest first, ending with the mail that is answered. */
function ancestors(references: readonly string[], inReplyTo: string): string[] {
  const ids = new Set(references.map(bareMessageId));
  ids.delete(inReplyTo);
  const all = [...ids, inReplyTo].filter((id) => id !== '');
  return all.length <= MOST_REFERENCES ? all : [all[0]!, ...all.slice(1 - MOST_REFERENCES)];
}

const isUsable = (address: string): boolean =>
  // oxlint-disable-next-line no-control-regex
  /^[^\s@<>,;:"()\u0000-\u001f]{1,64}@[^\s@<>,;:"()\u0000-\u001f]{1,255}$/.test(address);

function usable(address: string): string {
  if (isUsable(address)) return address;
  throw cannotSend('The address cannot be used for mail.');
}
