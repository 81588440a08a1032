import { ChannelError, type Remedy } from '../core/index.js';

interface Meaning {
  remedy: Remedy;
  /** Fit for an agent: what is wrong, without numbers or names of people. */
  says: string;
}

const giveUp = (says: string): Meaning => ({ remedy: 'give-up', says });
const operator = (says: string): Meaning => ({ remedy: 'reauthorise', says });
const slowDown = (says: string): Meaning => ({ remedy: 'slow-down', says });

const NOT_A_NUMBER = giveUp('This is not a telephone number that exists.');
const NOT_TEXTABLE = giveUp('This number cannot receive text messages.');
const NOT_OUR_NUMBER = operator('The number we send from does not belong to our Twilio account.');
const BAD_CALLBACK = operator('Twilio refuses the public address of this hub.');
const UNREACHABLE = giveUp('The phone is switched off or out of reach.');
const BUSY = slowDown('Twilio asks us to send more slowly.');

/** Twilio's error codes (twilio.com/docs/api/errors) that mean something to us, in the REST API and in receipts. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  10001: operator('Our Twilio account is not active.'),
  10004: slowDown('Too many calls are being made at once.'),
  11100: BAD_CALLBACK,
  11200: BAD_CALLBACK,
  12100: giveUp('Twilio could not read the instructions for this call.'),
  13223: NOT_A_NUMBER,
  13224: NOT_A_NUMBER,
  13225: giveUp('Calls to this number are barred.'),
  14107: BUSY,
  20003: operator('Twilio does not accept our account and token.'),
  20005: operator('Our Twilio account is not active.'),
  20403: operator('Our Twilio account may not do this.'),
  20404: operator('Twilio does not know our account.'),
  20429: BUSY,
  21201: NOT_A_NUMBER,
  21205: BAD_CALLBACK,
  21210: NOT_OUR_NUMBER,
  21211: NOT_A_NUMBER,
  21212: NOT_OUR_NUMBER,
  21214: giveUp('This number cannot be reached.'),
  21215: giveUp('Our Twilio account may not call this country.'),
  21216: giveUp('Our Twilio account may not call this number.'),
  21217: NOT_A_NUMBER,
  21408: giveUp('Our Twilio account may not send text messages to this country.'),
  21602: giveUp('The message has no words.'),
  21603: NOT_OUR_NUMBER,
  21604: giveUp('The message has no number to go to.'),
  21605: giveUp('The message is longer than a text message may be.'),
  21606: NOT_OUR_NUMBER,
  21608: operator('Our Twilio account is a trial and may only write to numbers verified there.'),
  21609: BAD_CALLBACK,
  21610: giveUp('This customer has asked by STOP to get no more text messages from us.'),
  21611: BUSY,
  21612: NOT_TEXTABLE,
  21614: NOT_TEXTABLE,
  21617: giveUp('The message is longer than the 1,600 characters a text message may have.'),
  21635: NOT_TEXTABLE,
  21659: NOT_OUR_NUMBER,
  21703: operator('Our Twilio messaging service has no number to send from.'),
  30001: BUSY,
  30002: operator('Our Twilio account is suspended.'),
  30003: UNREACHABLE,
  30004: giveUp('The phone or its network refuses our messages.'),
  30005: giveUp('The number is unknown or no longer in use.'),
  30006: giveUp('The number is a landline or its network takes no text messages.'),
  30007: giveUp('The network filtered the message out as unwanted.'),
  30008: giveUp('The network did not deliver the message and gave no reason.'),
};

/** The customer has said STOP to this number of ours. */
export const UNWANTED = 21610;

/** Why a message or call that Twilio had accepted did not arrive, in one sentence. */
export const problemOf = (code: number | undefined): string =>
  (code !== undefined && MEANINGS[code]?.says) ||
  `The network did not deliver it${code ? ` (Twilio error ${code})` : ''}.`;

/** @param retryAfter the header, in seconds. */
export const tooManyRequests = (retryAfter: string | undefined): ChannelError => {
  const seconds = Number(retryAfter);
  return new ChannelError(BUSY.remedy, BUSY.says, {
    retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000,
  });
};

/** Trouble before a byte of the request could be written: nothing has left. */
const BEFORE_WRITING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The one error of this island for whatever the SDK or the network threw. */
export function channelError(thrown: unknown): ChannelError {
  if (thrown instanceof ChannelError) return thrown;
  const { status, code, syscall, message } = fieldsOf(thrown);
  if (typeof status === 'number') return refusal(status, Number(code) || undefined);
  const neverLeft =
    BEFORE_WRITING.has(String(code)) ||
    syscall === 'connect' ||
    String(message).includes('before secure TLS connection');
  const cause = new Error(typeof code === 'string' ? code : 'the answer could not be read');
  return neverLeft
    ? new ChannelError('retry', 'Twilio cannot be reached at the moment.', { cause })
    : new ChannelError('reconcile', 'The connection to Twilio broke off before it answered.', { cause });
}

/** Whether what was asked about has ended meanwhile, or was never there. */
export const isGone = (thrown: unknown): boolean => {
  const { status, code } = fieldsOf(thrown);
  return status === 404 || GONE.has(Number(code));
};

/** Call is not in-progress; a participant or room that is not there any more. */
const GONE = new Set([20404, 21220]);

function refusal(status: number, code: number | undefined): ChannelError {
  // Never the thrown error itself: it carries the credentials and what the customer was told.
  const cause = new Error(`HTTP ${status}, Twilio error ${code ?? 'unknown'}`);
  const meaning = code === undefined ? undefined : MEANINGS[code];
  if (meaning)
    return new ChannelError(meaning.remedy, meaning.says, { cause, isUnwanted: code === UNWANTED });
  if (status === 401 || status === 403) {
    return new ChannelError('reauthorise', 'Twilio does not accept our account and token.', { cause });
  }
  // A gateway lost the answer; the request itself may have been carried out.
  if (status === 502 || status === 504) {
    return new ChannelError('reconcile', 'Twilio took the request but its answer was lost.', { cause });
  }
  if (status >= 500)
    return new ChannelError('retry', 'Twilio has trouble of its own at the moment.', { cause });
  return new ChannelError('give-up', `Twilio refused it (error ${code ?? status}).`, { cause });
}

function fieldsOf(thrown: unknown): Record<'status' | 'code' | 'syscall' | 'message', unknown> {
  const field = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  return {
    status: field(thrown, 'status'),
    code: field(thrown, 'code'),
    syscall: field(thrown, 'syscall') ?? field(field(thrown, 'cause'), 'syscall'),
    message: field(thrown, 'message'),
  };
}
