import type { InboundContact } from '@frontdoor/contracts';
import { readDeliveryReport, readPlainBounce, type DeliveryReport } from './delivery-report.js';
import type { ParsedMail } from './mime-parse.js';
import { clip } from './plain-text.js';

/** Characters of a subject that are looked at; what makes a machine's subject stands at its start. */
const LONGEST_SUBJECT = 500;

/** What a machine sent, and for a bounce what it reports. Both absent: a person wrote it. */
type Automation = Pick<InboundContact, 'automatic' | 'bounce'>;

/**
 * Tells mail of machines from mail of people, so that it is never answered automatically (RFC 3834) and a bounce
 * is known as the failure of something we sent. In this order:
 *
 * - `bounce`: a delivery report with a failure; or no report but MAILER-DAEMON as sender; or the null return path
 *   or a postmaster together with a second sign. A null return path alone proves little: form mailers use it
 *   too, and what they carry must not vanish as a bounce.
 * - `auto-reply`: Auto-Submitted: auto-replied and its older relatives, read receipts, reports of a delay or of
 *   success, and an out-of-office subject on mail that a machine marked.
 * - `list`: List-Id and its relatives, Precedence bulk, list or junk.
 * - `generated`: any other Auto-Submitted value but `no`, a null return path, mail that asks for no automatic answer.
 *
 * @param envelopeFrom sender of the SMTP envelope; absent: the Return-Path header is read
 */
export function automationOf(mail: ParsedMail, from: string | undefined, envelopeFrom?: string): Automation {
  const report = readDeliveryReport(mail);
  if (report?.action === 'failed' || (report && !report.action && report.status.startsWith('5'))) {
    return bounced(report);
  }
  if (report || isReadReceipt(mail)) return { automatic: 'auto-reply' };

  const local = from?.slice(0, from.lastIndexOf('@')) ?? '';
  if (/^mailer-daemon$/i.test(local)) return bounced(readPlainBounce(mail));
  const submitted = keyword(mail.header('auto-submitted'));
  if (submitted === 'auto-replied' || isAutoReply(mail, submitted)) return { automatic: 'auto-reply' };

  const nullSender = (envelopeFrom ?? mail.header('return-path') ?? '?').replace(/[<>\s]/g, '') === '';
  const daemonLike = /^(postmaster|daemon)$/i.test(local);
  if ((nullSender || daemonLike) && speaksOfFailure(mail)) return bounced(readPlainBounce(mail));
  if (isList(mail)) return { automatic: 'list' };
  if (nullSender || (submitted && submitted !== 'no') || wantsNoAnswer(mail))
    return { automatic: 'generated' };
  return {};
}

const bounced = ({ messageId, status, reason }: DeliveryReport): Automation => ({
  automatic: 'bounce',
  bounce: { ...(messageId && { messageId }), status, reason },
});

/** First word of a header value in lower case, without parameters and comments (RFC 3834, section 5). */
const keyword = (value: string | undefined): string =>
  /^[\s"]*([\w-]+)/.exec(value ?? '')?.[1]?.toLowerCase() ?? '';

const isReadReceipt = (mail: ParsedMail): boolean =>
  /^multipart\/report\b.*disposition-notification/i.test(mail.header('content-type') ?? '');

const AUTO_REPLY_HEADERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-autoreply-from',
  'x-mail-autoreply',
];

function isAutoReply(mail: ParsedMail, submitted: string): boolean {
  if (AUTO_REPLY_HEADERS.some((name) => (mail.header(name) ?? 'no').toLowerCase() !== 'no')) return true;
  if (/^auto[-_ ]?reply$/.test(keyword(mail.header('precedence')))) return true;
  const marked =
    (submitted && submitted !== 'no') ||
    mail.header('x-auto-response-suppress') ||
    mail.header('x-ms-exchange-inbox-rules-loop') ||
    /^(bulk|junk)$/.test(keyword(mail.header('precedence')));
  const subject = clip(mail.email.subject ?? '', LONGEST_SUBJECT);
  return (
    Boolean(marked) &&
    /^\W*(auto(matic|mated)?[- ]?(reply|response)|out of (the )?office|vacation)\b/i.test(subject)
  );
}

function speaksOfFailure(mail: ParsedMail): boolean {
  const subject = clip(mail.email.subject ?? '', LONGEST_SUBJECT);
  return (
    mail.header('x-failed-recipients') !== undefined ||
    /undeliver|delivery (status|failure|has failed)|delivery.*fail|returned (mail|to sender)|mail delivery|failure notice/i.test(
      subject,
    )
  );
}

const isList = (mail: ParsedMail): boolean =>
  ['list-id', 'list-unsubscribe', 'list-post'].some((name) => mail.header(name) !== undefined) ||
  /^(bulk|list|junk)$/.test(keyword(mail.header('precedence')));

const wantsNoAnswer = (mail: ParsedMail): boolean =>
  /\b(all|autoreply)\b/i.test(mail.header('x-auto-response-suppress') ?? '');
