import type { InboundContact } from '@frontdoor/contracts';
import { type DeliveryReport, readDeliveryReport, readPlainBounce } from './delivery-report.js';
import { autoReplySubject, bounceSubject, isNoFailure } from './machine-subjects.js';
import type { ParsedMail } from './mime-parse.js';

/** What a machine sent, and for a bounce what it reports. Both absent: a person wrote it. */
type Automation = Pick<InboundContact, 'automatic' | 'bounce'>;

/** What is known of who sent a mail. */
export interface Sender {
  /** Address in From or Sender that can be written to. */
  address?: string;
  /** Sender of the SMTP envelope, empty for the null sender; absent where nobody knows, then Return-Path is read. */
  envelopeFrom?: string;
}

/**
 * Tells mail of machines from mail of people, so that it is never answered automatically (RFC 3834) and a bounce
 * is known as the failure of something we sent. In this order:
 *
 * - `bounce`: a delivery report with a failure; or no report but a mail system as sender; or the null return path,
 *   a postmaster or no address at all together with a subject of failure. A null return path alone proves little:
 *   form mailers use it too, and what they carry must not vanish as a bounce.
 * - `auto-reply`: Auto-Submitted: auto-replied and its older relatives, the mark of Exchange's rules, read receipts,
 *   reports of a delay or of success, a subject that is nothing but that of an automatic reply, and one that begins
 *   like it on mail that a machine marked or that answers something.
 * - `list`: List-Id and its relatives, Precedence bulk, list or junk.
 * - `generated`: any other Auto-Submitted value but `no`, a null return path, reports of abuse (RFC 5965), mail that
 *   asks for no automatic answer.
 */
export function automationOf(mail: ParsedMail, sender: Sender): Automation {
  const report = readDeliveryReport(mail);
  if (report?.action === 'failed' || (report && !report.action && report.status.startsWith('5')))
    return bounced(report);
  if (report || isReadReceipt(mail)) return { automatic: 'auto-reply' };
  if (isAbuseReport(mail)) return { automatic: 'generated' };

  const signs = signsOf(mail, sender);
  if (signs.isMailSystem && isNoFailure(mail.subject)) return { automatic: 'auto-reply' };
  if (signs.isMailSystem || isPlainBounce(mail, signs)) return bounced(readPlainBounce(mail));
  if (isAutoReply(mail, signs)) return { automatic: 'auto-reply' };
  if (isList(mail)) return { automatic: 'list' };
  if (signs.isNullSender || signs.says || wantsNoAnswer(mail)) return { automatic: 'generated' };
  return {};
}

const bounced = ({ messageId, status, reason, recipient }: DeliveryReport): Automation => ({
  automatic: 'bounce',
  bounce: { ...(messageId && { messageId }), status, reason, ...(recipient && { recipient }) },
});

interface Signs {
  isNullSender: boolean;
  /** The mail names nobody who could be answered. */
  isNobody: boolean;
  isMailSystem: boolean;
  isPostmaster: boolean;
  /** Value of Auto-Submitted, when it is something else than `no`. */
  says: string;
}

function signsOf(mail: ParsedMail, { address, envelopeFrom }: Sender): Signs {
  const local = address?.slice(0, address.lastIndexOf('@')) ?? '';
  const named = address === undefined ? (mail.root.shown('from') ?? '') : '';
  const returnPath = envelopeFrom ?? mail.header('return-path') ?? (/<\s*>/.test(named) ? '' : '?');
  const submitted = keyword(mail.header('auto-submitted'));
  return {
    isNullSender: returnPath.replace(/[<>\s]/g, '') === '',
    isNobody: address === undefined,
    isMailSystem:
      /^(mail(er)?[-_.]?daemon|mdaemon|microsoftexchange[0-9a-f]{16,})([-_.+]|$)/i.test(local) ||
      /^["\s]*(mail(er)?[-_. ]?daemon|mail delivery (sub)?system)\b/i.test(named),
    isPostmaster: /^(postmaster|daemon|system[-_.]?administrator)$/i.test(local),
    says: submitted === 'no' ? '' : submitted,
  };
}

/** First word of a header value in lower case, without parameters and comments (RFC 3834, section 5). */
const keyword = (value: string | undefined): string =>
  /^[\s"]*([\w-]+)/.exec(value ?? '')?.[1]?.toLowerCase() ?? '';

const isReport = (mail: ParsedMail, type: RegExp): boolean =>
  mail.root.type === 'multipart/report' && type.test(mail.root.typeParameters.get('report-type') ?? '');

const isReadReceipt = (mail: ParsedMail): boolean =>
  isReport(mail, /disposition-notification/i) ||
  mail.partOf(/^message\/(global-)?disposition-notification$/) !== undefined;

const isAbuseReport = (mail: ParsedMail): boolean =>
  isReport(mail, /feedback-report/i) || mail.partOf(/^message\/feedback-report$/) !== undefined;

function isPlainBounce(mail: ParsedMail, { isNullSender, isNobody, isPostmaster }: Signs): boolean {
  if (!isNullSender && !isNobody && !isPostmaster) return false;
  if (mail.header('x-failed-recipients') !== undefined || isReport(mail, /delivery-status/i)) return true;
  const subject = bounceSubject(mail.subject);
  if (subject === 'label') return !isNoFailure(mail.subject);
  return subject === 'words' && SMTP_FAILURE.test(mail.text.slice(0, 20_000));
}

/** What a mail system quotes of the other side, or of the mail that it returns. */
const SMTP_FAILURE = /\b5\d\d[- #(]+5\.\d{1,3}\.\d{1,3}\b|^[> \t]*message-id:|\b55\d [a-z<]/im;

/** Headers that only automatic replies have, whatever stands in them. */
const AUTO_REPLY_HEADERS = [
  'x-autoreply',
  'x-autoreply-from',
  'x-auto-reply-from',
  'x-autorespond',
  'x-autoresponder',
  'x-mail-autoreply',
  'x-amazon-auto-reply',
  'x-vacation',
];
const isSet = (mail: ParsedMail, name: string): boolean =>
  (mail.header(name) ?? 'no').trim().toLowerCase() !== 'no';

function isAutoReply(mail: ParsedMail, { isNullSender, says }: Signs): boolean {
  const precedence = keyword(mail.header('precedence') ?? mail.header('preference'));
  if (says === 'auto-replied' || AUTO_REPLY_HEADERS.some((name) => isSet(mail, name))) return true;
  if (/^auto[-_ ]?reply$/.test(precedence) || keyword(mail.header('x-autogenerated')) === 'reply')
    return true;
  if (/autoresponder/i.test(mail.header('x-post-messageclass') ?? mail.header('delivered-to') ?? ''))
    return true;
  // Exchange marks its automatic replies alike in all languages.
  const fromRule =
    isSet(mail, 'x-ms-exchange-inbox-rules-loop') ||
    /mailbox rules agent/i.test(mail.header('x-ms-exchange-generated-message-source') ?? '');
  if (fromRule && says) return true;
  const subject = autoReplySubject(mail.subject);
  if (subject === 'certain') return true;
  const marked = Boolean(says || fromRule || mail.header('x-auto-response-suppress'));
  const answers = mail.header('in-reply-to') !== undefined || mail.header('references') !== undefined;
  if (subject === 'label') return marked || isNullSender || answers || /^(bulk|junk)$/.test(precedence);
  return subject === 'words' && marked;
}

const isList = (mail: ParsedMail): boolean =>
  ['list-id', 'list-unsubscribe', 'list-post', 'mailing-list', 'x-mailing-list'].some(
    (name) => mail.header(name) !== undefined,
  ) || /^(bulk|list|junk)$/.test(keyword(mail.header('precedence')));

const wantsNoAnswer = (mail: ParsedMail): boolean =>
  /\b(all|autoreply)\b/i.test(mail.header('x-auto-response-suppress') ?? '') ||
  ['x-loop', 'x-no-loop', 'x-cron-env', 'x-autogenerated', 'x-fc-machinegenerated'].some((name) =>
    isSet(mail, name),
  );
