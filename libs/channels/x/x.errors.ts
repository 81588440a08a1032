import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2';
import { ChannelError, clockAhead, type Remedy } from '../core/index.js';

interface Asked {
  /** Something was handed in that may have been taken. */
  handsIn: boolean;
  /** Epoch milliseconds. */
  now: number;
}

interface Meaning {
  remedy: Remedy;
  /** Fit for an agent: what is wrong, without numbers or names of people. */
  says: string;
}

const giveUp = (says: string): Meaning => ({ remedy: 'give-up', says });
const operator = (says: string): Meaning => ({ remedy: 'reauthorise', says });

const REVOKED = operator(
  'X no longer accepts our access: it was revoked, or its keys were made anew. Set the new X_ACCESS_TOKEN and X_ACCESS_SECRET.',
);
/** X takes what is signed within five minutes of its clock. */
const CLOCKS_APART_MS = 5 * 60_000;
const CLOCKS_DIFFER = operator(
  'X takes nothing from us because its clock and that of this server are more than five minutes apart. Set the clock of this server.',
);
const NO_CREDITS = operator(
  'Our credits at X are used up, and it takes and gives nothing until there are more. Buy credits in the developer console of X.',
);

/** Refusals with status 400 or 403: X has few types for them, so their sentences are looked at. */
const REFUSALS: readonly (readonly [about: RegExp, Meaning])[] = [
  [/credit|payment required/i, NO_CREDITS],
  [
    /suspended|account is (temporarily )?locked/i,
    operator('Our account at X is locked or suspended. Log in at X as its owner and do what it asks for.'),
  ],
  [
    /client-not-enrolled|oauth1-permissions|not configured with the appropriate|unsupported-authentication/i,
    operator(
      'Our app at X may not do this. Give it permission to read, write and message in the developer console, and make its tokens anew.',
    ),
  ],
  [/duplicate content/i, giveUp('X takes the same words once only. Say it in other words.')],
  [
    /reply to this conversation|not been mentioned|mentioned or (otherwise )?(engaged|quoted)/i,
    giveUp(
      'X lets us answer in public only a post that mentions or quotes us. Write a private message, or give them a link.',
    ),
  ],
  [
    /(cannot|can.t|not permitted to|not allowed to) (send|direct|dm)|do(es)? not (accept|allow).*messages|permission to dm/i,
    giveUp(
      'They take no private messages from us at X. Answer in public, without anything about them, or give them a link.',
    ),
  ],
  [/blocked/i, giveUp('They have blocked us at X: nothing reaches them there. Answer in another way.')],
  [
    /deleted|not visible|not exist|could not find/i,
    giveUp('It is not at X any more, so nothing can answer it there.'),
  ],
  [/too long|longer than|length/i, giveUp('It is longer than X takes. Shorten it.')],
];
const NOT_KNOWN = giveUp('X refused it.');
const GONE = giveUp('It is not at X any more, so nothing can answer it there.');

const MINUTE_MS = 60_000;

/** Turns what the library throws into a ChannelError. */
export const refusal =
  (asked: Asked) =>
  (thrown: unknown): never => {
    if (thrown instanceof ApiResponseError) throw refused(thrown, asked);
    if (thrown instanceof ApiRequestError) throw unreachable(causeOf(thrown), asked);
    if (thrown instanceof ApiPartialResponseError) throw lost(asked, new Error('the answer broke off'));
    throw lost(asked, thrown instanceof Error ? thrown : new Error('unknown'));
  };

function refused({ code, data, rateLimit, headers }: ApiResponseError, asked: Asked): ChannelError {
  // Never its own sentence: it may repeat what the customer was told.
  const cause = new Error(`HTTP ${code}, ${data?.title ?? 'no title'}`);
  const as = ({ remedy, says }: Meaning): ChannelError => new ChannelError(remedy, says, { cause });
  if (code === 429) {
    const spent = [rateLimit?.userDay, rateLimit?.day, rateLimit].find((each) => each?.remaining === 0);
    const resetInMs = spent && Number.isFinite(spent.reset) ? spent.reset * 1000 - asked.now : undefined;
    return new ChannelError(
      'slow-down',
      'The limit of X for this is reached. It leaves when X allows it again.',
      {
        cause,
        ...(resetInMs === undefined ? { retryAfterMs: MINUTE_MS } : { resetInMs: Math.max(resetInMs, 1000) }),
      },
    );
  }
  if (code === 401)
    return as(Math.abs(clockAhead(headers['date'], asked.now)) > CLOCKS_APART_MS ? CLOCKS_DIFFER : REVOKED);
  if (code === 402) return as(NO_CREDITS);
  if (code === 404) return as(GONE);
  if (code === 503) return new ChannelError('retry', 'X takes nothing at the moment.', { cause });
  if (code >= 500) return lost(asked, cause);
  const said = JSON.stringify([data?.type, data?.title, data?.detail, data?.errors]);
  return as(REFUSALS.find(([about]) => about.test(said))?.[1] ?? NOT_KNOWN);
}

/** Trouble before a byte of the request could be written: nothing has left. */
const BEFORE_WRITING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Its getter `requestError` looks in the wrong place (1.29.1). */
function causeOf(thrown: ApiRequestError): unknown {
  const options: unknown = Reflect.get(thrown, '_options');
  return typeof options === 'object' && options !== null ? Reflect.get(options, 'error') : undefined;
}

function unreachable(thrown: unknown, asked: Asked): ChannelError {
  const said = (thrown as { code?: unknown } | undefined)?.code;
  const code = typeof said === 'string' ? said : 'no code';
  const cause = new Error(code);
  return BEFORE_WRITING.has(code) || code.startsWith('ERR_TLS') || code.includes('CERT')
    ? new ChannelError('retry', 'X cannot be reached at the moment.', { cause })
    : lost(asked, cause);
}

/** The error for an answer that was meant well and cannot be read. */
export const unreadable = (asked: Asked): ChannelError =>
  lost(asked, new Error('the answer could not be read'));

const lost = ({ handsIn }: Asked, cause: Error): ChannelError =>
  handsIn
    ? new ChannelError('reconcile', 'X may have taken it, but its answer was lost.', { cause })
    : new ChannelError('retry', 'X did not answer.', { cause });
