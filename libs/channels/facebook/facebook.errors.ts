import { ChannelError, type Remedy } from '../core/index.js';

interface Meaning {
  remedy: Remedy;
  /** Fit for an agent: what is wrong, without numbers or names of people. */
  says: string;
}

const giveUp = (says: string): Meaning => ({ remedy: 'give-up', says });
const operator = (says: string): Meaning => ({ remedy: 'reauthorise', says });

interface Refused {
  status: number;
  code?: number | undefined;
  error_subcode?: number | undefined;
  is_transient?: boolean | undefined;
}

interface Asked {
  /** Something was handed in that may have been taken. */
  handsIn: boolean;
}

const TOO_LATE = giveUp(
  'The time in which Facebook lets us write to them is over: they have to write first. Answer in public, or in another way.',
);
const GONE = giveUp('It is not at Facebook any more, so nothing can answer it there.');

/** By code, or by code and subcode where that says more (developers.facebook.com, Graph API and Messenger errors). */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  '190': operator(
    'Facebook no longer accepts our access: the token is dead, since its owner changed their password or left the page. Set a new FACEBOOK_PAGE_TOKEN.',
  ),
  '10': operator('Facebook has not given our app the permission for this. Ask for it in App Review.'),
  '10/2018278': TOO_LATE,
  '10/2534022': TOO_LATE,
  '10900': giveUp(
    'Facebook takes a single private answer to a comment, and there was one. They have to write first.',
  ),
  '10903': TOO_LATE,
  '100': giveUp('Facebook refused it.'),
  '100/33': GONE,
  '100/2018001': giveUp('Facebook knows nobody to whom this could go.'),
  '100/2018109': giveUp('The message is longer than Facebook takes. Shorten it.'),
  '551': giveUp(
    'They take no messages from us at Facebook now. Answer in public, without anything about them, or in another way.',
  ),
  '368': operator(
    'Facebook has blocked our page from writing for some time, because it takes what we wrote for spam. Look at the page’s quality at Facebook.',
  ),
  '506': giveUp('Facebook takes the same words once only. Say it in other words.'),
};
const PERMISSION = operator(
  'Facebook has not given our app or token the permission for this. Ask for it in App Review.',
);
const NOT_KNOWN = giveUp('Facebook refused it.');

const LIMITS: ReadonlySet<number> = new Set([4, 17, 32, 341, 613, 80_001, 80_006]);
const PASSING: ReadonlySet<number> = new Set([1, 2, 1200]);
const LIMIT_MS = 5 * 60_000;

/** The error for what Facebook answered. */
export function refusal({ status, code, error_subcode, is_transient }: Refused, asked: Asked): ChannelError {
  // Never its own sentence: it may repeat what the customer was told.
  const cause = new Error(`HTTP ${status}, code ${code ?? 'none'}/${error_subcode ?? 'none'}`);
  if (code !== undefined && LIMITS.has(code))
    return new ChannelError('slow-down', 'Facebook asks us to send more slowly.', {
      cause,
      retryAfterMs: LIMIT_MS,
    });
  // It says so of itself that it did nothing.
  if (code !== undefined && (PASSING.has(code) || is_transient))
    return new ChannelError('retry', 'Facebook takes nothing at the moment.', { cause });
  if (status >= 500) return lost(asked, cause);
  const { remedy, says } =
    MEANINGS[`${code}/${error_subcode}`] ??
    MEANINGS[String(code)] ??
    (code !== undefined && code >= 200 && code < 300 ? PERMISSION : NOT_KNOWN);
  return new ChannelError(remedy, says, { cause });
}

/** The page has asked so much that Facebook answers nothing for a while, which it told before. */
export const tooMuch = (restMs: number): ChannelError =>
  new ChannelError('slow-down', 'Facebook asks us to send more slowly.', { resetInMs: restMs });

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
  const { cause: inner = thrown } = thrown as { cause?: unknown };
  const { code, name } = inner as { code?: unknown; name?: unknown };
  const word = typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
  const cause = new Error(word);
  return BEFORE_WRITING.has(word) || word.startsWith('ERR_TLS') || word.includes('CERT')
    ? new ChannelError('retry', 'Facebook cannot be reached at the moment.', { cause })
    : lost(asked, cause);
}

/** The error for an answer that was meant well and cannot be read. */
export const unreadable = (asked: Asked): ChannelError =>
  lost(asked, new Error('the answer could not be read'));

const lost = ({ handsIn }: Asked, cause: Error): ChannelError =>
  handsIn
    ? new ChannelError('reconcile', 'Facebook may have taken it, but its answer was lost.', { cause })
    : new ChannelError('retry', 'Facebook did not answer.', { cause });
