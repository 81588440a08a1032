import type { InboundContact, MachineMail } from '@frontdoor/contracts';
import { challengeSigns } from './challenge.js';
import { type DeliveryReport, readDeliveryReport, readPlainBounce } from './delivery-report.js';
import { fieldAsEvidence, setFields, shownSubject } from './evidence.js';
import { autoReplySubject, bounceSubject, isNoFailure, saysAway } from './machine-subjects.js';
import type { ParsedMail } from './mime-parse.js';

/** What a machine sent, and for a bounce what it reports. All absent: a person wrote it. */
type Automation = Pick<InboundContact, 'automatic' | 'machine' | 'bounce'>;

/** What is known of who sent a mail. */
export interface Sender {
  /** Address in From or Sender that can be written to. */
  address?: string;
  /** Sender of the SMTP envelope, empty for the null sender; absent where nobody knows, then Return-Path is read. */
  envelopeFrom?: string;
}

/**
 * Tells mail of machines from mail of people, so that it is never answered automatically (RFC 3834) and a bounce
 * is known as the failure of something we sent; with what tells it, for people to judge. In this order:
 *
 * - `bounce`: a delivery report with a failure; or no report but a mail system as sender; or the null return path,
 *   a postmaster or no address at all together with a subject of failure. A null return path alone proves little:
 *   form mailers use it too, and what they carry must not vanish as a bounce. A mail system that goes on trying has not
 *   failed.
 * - `auto-reply`: what asks a writer to prove to be a person, Auto-Submitted: auto-replied and its older relatives, the
 *   mark of Exchange's rules, read receipts, reports of a delay or of success, a subject that is nothing but that of an
 *   automatic reply, and one that begins like it on mail that a machine marked or that answers something.
 * - `list`: List-Id and its relatives, Precedence bulk, list or junk.
 * - `generated`: any other Auto-Submitted value but `no`, a null return path, reports of abuse (RFC 5965), mail that
 *   asks for no automatic answer.
 */
export function automationOf(mail: ParsedMail, sender: Sender): Automation {
  const report = readDeliveryReport(mail);
  if (report?.action === 'failed' || (report && !report.action && report.status.startsWith('5')))
    return bounced(report, reported(report));
  if (report)
    return machine('auto-reply', isLate(report) ? 'delivery-delay' : 'delivery-report', reported(report));
  if (isReadReceipt(mail))
    return machine('auto-reply', 'read-receipt', ['It is a receipt for having been read']);
  if (isAbuseReport(mail))
    return machine('generated', 'abuse-report', ['It encloses a feedback report (RFC 5965)']);

  const signs = signsOf(mail, sender);
  const { origin } = signs;
  if (signs.isMailSystem && isNoFailure(mail.subject))
    return machine('auto-reply', saysLate(mail.subject) ? 'delivery-delay' : 'delivery-report', origin);
  if (signs.isMailSystem || isPlainBounce(mail, signs)) {
    const told = readPlainBounce(mail);
    const goesOn = GOES_ON.exec(mail.text.slice(0, 20_000))?.[0];
    if (goesOn && told.status.startsWith('4'))
      return machine('auto-reply', 'delivery-delay', [...origin, `“${goesOn}”`]);
    return bounced(told, origin);
  }
  const challenge = challengeSigns(mail, signs.isNullSender || signs.says !== '');
  if (challenge.length > 0) return machine('auto-reply', 'challenge', challenge);
  const answered = autoReplySigns(mail, signs);
  if (answered.length > 0)
    return machine('auto-reply', isAway(mail) ? 'out-of-office' : 'auto-reply', answered);
  const list = listSigns(mail);
  if (list.length > 0) return machine('list', 'list', list);
  const made = [...signs.marks, ...wantsNoAnswer(mail)];
  return made.length > 0 ? machine('generated', 'generated', made) : {};
}

const MOST_EVIDENCE = 6;

const machine = (
  automatic: NonNullable<Automation['automatic']>,
  as: MachineMail['as'],
  evidence: readonly string[],
): Automation => ({ automatic, machine: { as, evidence: [...new Set(evidence)].slice(0, MOST_EVIDENCE) } });

/** What failed is over, whatever its cause; `temporary` says that the address may do again. */
const bounced = (report: DeliveryReport, evidence: readonly string[]): Automation => {
  const { messageId, status, reason, recipient } = report;
  return {
    ...machine('bounce', status.startsWith('4') ? 'bounce-temporary' : 'bounce-permanent', [
      ...evidence,
      `Status: ${status}`,
    ]),
    bounce: { ...(messageId && { messageId }), status, reason, ...(recipient && { recipient }) },
  };
};

const reported = ({ action, status }: DeliveryReport): string[] => [
  'It encloses a delivery report (RFC 3464)',
  ...(action ? [`Action: ${action.slice(0, 40)}`] : []),
  `Status: ${status}`,
];

const isLate = ({ action, status }: DeliveryReport): boolean =>
  action === 'delayed' || (action === undefined && status.startsWith('4'));
const saysLate = (subject: string): boolean => /delay|retr|trying|past|yet|verzög|vertraag/i.test(subject);
/** A mail system that has not given up. */
const GOES_ON =
  /(will|shall) (continue|keep|be) (to (try|retry|attempt)|trying|retrying|retried|re-?attempted)|no action is required|still (trying|being retried)|not a final|this is a warning message only|you do not need to resend/i;

interface Signs {
  isNullSender: boolean;
  /** The mail names nobody who could be answered. */
  isNobody: boolean;
  isMailSystem: boolean;
  isPostmaster: boolean;
  /** Value of Auto-Submitted, when it is something else than `no`. */
  says: string;
  /** The null return path and Auto-Submitted, as evidence; and with who sent it. */
  marks: string[];
  origin: string[];
}

function signsOf(mail: ParsedMail, { address, envelopeFrom }: Sender): Signs {
  const local = address?.slice(0, address.lastIndexOf('@')) ?? '';
  const named = address === undefined ? (mail.root.shown('from') ?? '') : '';
  const returnPath = envelopeFrom ?? mail.header('return-path') ?? (/<\s*>/.test(named) ? '' : '?');
  const submitted = keyword(mail.header('auto-submitted'));
  const isNullSender = returnPath.replace(/[<>\s]/g, '') === '';
  const isMailSystem =
    /^(mail(er)?[-_.]?daemon|mdaemon|microsoftexchange[0-9a-f]{16,})([-_.+]|$)/i.test(local) ||
    /^["\s]*(mail(er)?[-_. ]?daemon|mail delivery (sub)?system)\b/i.test(named);
  const isPostmaster = /^(postmaster|daemon|system[-_.]?administrator)$/i.test(local);
  const says = submitted === 'no' ? '' : submitted;
  const marks = [
    ...(isNullSender ? ['Return-Path: <>'] : []),
    ...(says ? fieldAsEvidence(mail, 'Auto-Submitted') : []),
  ];
  return {
    isNullSender,
    isNobody: address === undefined,
    isMailSystem,
    isPostmaster,
    says,
    marks,
    origin: [
      ...(isMailSystem || isPostmaster ? fieldAsEvidence(mail, 'From') : []),
      ...marks,
      shownSubject(mail),
    ],
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
  'X-Autoreply',
  'X-Autoreply-From',
  'X-Auto-Reply-From',
  'X-Autorespond',
  'X-Autoresponder',
  'X-Mail-Autoreply',
  'X-Amazon-Auto-Reply',
  'X-Vacation',
];

/** What shows that a mail is an automatic reply; nothing where it is none. */
function autoReplySigns(mail: ParsedMail, { isNullSender, says }: Signs): string[] {
  const found = setFields(mail, AUTO_REPLY_HEADERS);
  if (says === 'auto-replied') found.push(...fieldAsEvidence(mail, 'Auto-Submitted'));
  const precedenceField = mail.header('precedence') === undefined ? 'Preference' : 'Precedence';
  const precedence = keyword(mail.header(precedenceField.toLowerCase()));
  if (/^auto[-_ ]?reply$/.test(precedence)) found.push(...fieldAsEvidence(mail, precedenceField));
  if (keyword(mail.header('x-autogenerated')) === 'reply')
    found.push(...fieldAsEvidence(mail, 'X-Autogenerated'));
  const responder = mail.header('x-post-messageclass') === undefined ? 'Delivered-To' : 'X-POST-MessageClass';
  if (/autoresponder/i.test(mail.header(responder.toLowerCase()) ?? ''))
    found.push(...fieldAsEvidence(mail, responder));
  // Exchange marks its automatic replies alike in all languages.
  const rules = [
    ...setFields(mail, ['X-MS-Exchange-Inbox-Rules-Loop']),
    ...(/mailbox rules agent/i.test(mail.header('x-ms-exchange-generated-message-source') ?? '')
      ? fieldAsEvidence(mail, 'X-MS-Exchange-Generated-Message-Source')
      : []),
  ];
  if (says && rules.length > 0) found.push(...rules, ...fieldAsEvidence(mail, 'Auto-Submitted'));
  const subject = autoReplySubject(mail.subject);
  const marks = [
    ...(says ? fieldAsEvidence(mail, 'Auto-Submitted') : []),
    ...rules,
    ...(mail.header('x-auto-response-suppress') ? fieldAsEvidence(mail, 'X-Auto-Response-Suppress') : []),
  ];
  if (subject === 'label') {
    if (isNullSender) marks.push('Return-Path: <>');
    for (const name of ['In-Reply-To', 'References'])
      if (mail.header(name.toLowerCase()) !== undefined) marks.push(...fieldAsEvidence(mail, name));
    if (/^(bulk|junk)$/.test(precedence)) marks.push(...fieldAsEvidence(mail, precedenceField));
  }
  if (subject === 'certain' || (subject !== 'none' && marks.length > 0))
    found.push(shownSubject(mail), ...marks);
  return found;
}

/** Whether an automatic reply says that somebody is away. */
const isAway = (mail: ParsedMail): boolean =>
  setFields(mail, ['X-Vacation']).length > 0 || saysAway(mail.subject) || saysAway(mail.text.slice(0, 400));

const LIST_HEADERS = ['List-Id', 'List-Unsubscribe', 'List-Post', 'Mailing-List', 'X-Mailing-List'];

const listSigns = (mail: ParsedMail): string[] => [
  ...LIST_HEADERS.flatMap((name) => fieldAsEvidence(mail, name)),
  ...(/^(bulk|list|junk)$/.test(keyword(mail.header('precedence')))
    ? fieldAsEvidence(mail, 'Precedence')
    : []),
];

const wantsNoAnswer = (mail: ParsedMail): string[] => [
  ...(/\b(all|autoreply)\b/i.test(mail.header('x-auto-response-suppress') ?? '')
    ? fieldAsEvidence(mail, 'X-Auto-Response-Suppress')
    : []),
  ...setFields(mail, ['X-Loop', 'X-No-Loop', 'X-Cron-Env', 'X-Autogenerated', 'X-FC-MachineGenerated']),
];
