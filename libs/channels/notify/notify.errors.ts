import { ChannelError, type Remedy } from '../core/index.js';

interface Meaning {
  remedy: Remedy;
  /** Fit for an agent: what is wrong, without numbers or names of people. */
  says: string;
}

const giveUp = (says: string): Meaning => ({ remedy: 'give-up', says });
const operator = (says: string): Meaning => ({ remedy: 'reauthorise', says });

/** What Notify answered instead of what was asked for. */
interface Refused {
  status: number;
  /** Its word for the kind of error. */
  error?: string;
  /** For people, and reworded now and then. */
  message?: string;
  retryAfter: string | null;
}

interface Asked {
  /** Something was handed in that may have been taken. */
  handsIn: boolean;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * Refusals with status 400 (docs.notifications.service.gov.uk, error codes). Notify has two words for all of them, so
 * its sentence is looked at for what it is about. One that is not known here is given up: an agent hears of it at once.
 */
const BAD_REQUESTS: readonly (readonly [about: RegExp, Meaning])[] = [
  [
    /personalisation/i,
    operator('Our template at GOV.UK Notify has fields besides ((body)), and ((subject)) for email.'),
  ],
  [/template/i, operator('Our template at GOV.UK Notify is not there, or is one for something else.')],
  [
    /team-only|trial mode/i,
    operator('Our service at GOV.UK Notify is on trial or our key is for a team: it writes to few people.'),
  ],
  [/not allowed to send/i, operator('Our service at GOV.UK Notify may not send on this channel.')],
  [
    /reply_to_id|sms_sender_id/i,
    operator('GOV.UK Notify does not know the sender or reply-to address of ours.'),
  ],
  [/test key/i, operator('Our key at GOV.UK Notify is one for tests.')],
  [/international/i, giveUp('Our service at GOV.UK Notify may not text numbers abroad.')],
  [/too long|longer than/i, giveUp('The message is longer than GOV.UK Notify takes.')],
  [/phone_number|phone number/i, giveUp('This is not the number of a telephone that takes text messages.')],
  [/email_address|email address/i, giveUp('This is not an email address that exists.')],
  [/postage/i, operator('GOV.UK Notify does not post letters in the way that NOTIFY_POSTAGE says.')],
  [/pages|pdf|base64|content/i, giveUp('GOV.UK Notify does not take this letter as a PDF to print.')],
  [/empty/i, giveUp('The message has no words.')],
];

const NOT_OURS = operator(
  'GOV.UK Notify does not accept our key, or the clock of this machine is more than 30 seconds wrong.',
);
const NOT_KNOWN = giveUp('GOV.UK Notify refused it.');
const TOO_LARGE = giveUp('It is larger than GOV.UK Notify takes.');

/** The word that Notify has for a limit of the day; for one of the minute it has another. */
const DAILY = 'TooManyRequestsError';
const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** Not the very instant: everybody else comes back then, and clocks differ. */
const AFTER_MIDNIGHT_MS = 30_000;

/** Time until the limits of the day are lifted, at midnight UTC. */
const untilMidnight = (now: number): number => DAY_MS - (now % DAY_MS) + AFTER_MIDNIGHT_MS;

/** The error for what Notify answered. */
export function refusal({ status, error, message = '', retryAfter }: Refused, asked: Asked): ChannelError {
  // Never its own sentence: it may repeat what the customer was told.
  const cause = new Error(`HTTP ${status}, ${error ?? 'no error of Notify'}`);
  const as = ({ remedy, says }: Meaning): ChannelError => new ChannelError(remedy, says, { cause });
  if (status === 429 && error === DAILY)
    return new ChannelError(
      'slow-down',
      'The limit of GOV.UK Notify for today is reached. It leaves after midnight (UTC).',
      { cause, resetInMs: untilMidnight(asked.now) },
    );
  if (status === 429)
    return new ChannelError('slow-down', 'GOV.UK Notify asks us to send more slowly.', {
      cause,
      retryAfterMs: Number(retryAfter) > 0 ? Number(retryAfter) * 1000 : MINUTE_MS,
    });
  if (status === 401 || status === 403) return as(NOT_OURS);
  if (status === 413) return as(TOO_LARGE);
  if (status === 503)
    return new ChannelError('retry', 'GOV.UK Notify takes nothing at the moment.', { cause });
  // A gateway lost the answer, or Notify failed after it had written the message down.
  if (status >= 500) return lost(asked, cause);
  const about = BAD_REQUESTS.find(([words]) => words.test(message));
  return as(about?.[1] ?? NOT_KNOWN);
}

/** Trouble before a byte of the request could be written: nothing has left. */
const BEFORE_WRITING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The error for a request that no answer came to. */
export function unreachable(thrown: unknown, asked: Asked): ChannelError {
  const code = codeOf(thrown);
  const cause = new Error(code);
  return BEFORE_WRITING.has(code) || code.startsWith('ERR_TLS') || code.includes('CERT')
    ? new ChannelError('retry', 'GOV.UK Notify cannot be reached at the moment.', { cause })
    : lost(asked, cause);
}

/** The error for an answer that was meant well and cannot be read. */
export const unreadable = (asked: Asked): ChannelError =>
  lost(asked, new Error('the answer could not be read'));

const lost = ({ handsIn }: Asked, cause: Error): ChannelError =>
  handsIn
    ? new ChannelError('reconcile', 'GOV.UK Notify may have taken it, but its answer was lost.', { cause })
    : new ChannelError('retry', 'GOV.UK Notify did not answer.', { cause });

function codeOf(thrown: unknown): string {
  const { cause = thrown } = thrown as { cause?: unknown };
  const { code, name } = cause as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
}

/** Why something that Notify had taken did not arrive, by its word for it. */
const PROBLEMS: Readonly<Record<'email' | 'sms' | 'letter', Readonly<Record<string, string>>>> = {
  email: {
    'permanent-failure': 'The email address does not exist, or its mail server refuses our mail.',
    'temporary-failure': 'The mail server did not take it in three days: the mailbox may be full.',
    'technical-failure': 'GOV.UK Notify could not send it, by a fault of its own.',
  },
  sms: {
    'permanent-failure': 'The number does not exist or takes no text messages, or its network refuses ours.',
    'temporary-failure': 'The phone was switched off, full or out of reach for three days.',
    'technical-failure': 'GOV.UK Notify could not send it, by a fault of its own.',
  },
  letter: {
    'permanent-failure': 'The printer of GOV.UK Notify could not print this letter.',
    'technical-failure': 'GOV.UK Notify could not post it, by a fault of its own.',
    'validation-failed':
      'GOV.UK Notify cannot print this letter: its address or layout does not fit. Correct the address, or answer in another way.',
    'virus-scan-failed': 'GOV.UK Notify takes this letter for harmful and does not print it.',
    cancelled: 'The letter was cancelled at GOV.UK Notify before it was printed.',
  },
};

/** Undefined for what is no failure. */
export const problemOf = (kind: 'email' | 'sms' | 'letter', status: string): string | undefined =>
  Object.hasOwn(PROBLEMS[kind], status) ? PROBLEMS[kind][status] : undefined;

export const RETURNED = 'The letter came back: it could not be delivered at its address.';
