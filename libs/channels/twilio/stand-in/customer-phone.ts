import { converse } from './conversation.js';
import { postSigned, progress, type Account, type HubAnswer } from './hub-link.js';
import { newSid } from './sids.js';

/** A text message from a customer. Numbers in E.164. */
export interface CustomerMessage {
  from: string;
  to: string;
  body: string;
  /** Pictures sent along: their bytes, which lie at the stand-in from then on, or an address that it only names. */
  media?: readonly ({ contentType: string } & ({ content: Buffer } | { url: string }))[];
  /** To deliver the same message again. */
  sid?: string;
}

/** Posts the message to the hub as Twilio does. @param hubUrl public base address of the hub */
export async function receiveSms(
  account: Account,
  { from, to, body, media = [], sid = newSid('SM') }: CustomerMessage,
  hubUrl: string,
): Promise<HubAnswer & { sid: string }> {
  const answer = await postSigned(account, `${hubUrl}/webhooks/twilio/messages`, {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    SmsStatus: 'received',
    From: from,
    To: to,
    Body: body,
    FromCountry: 'GB',
    ToCountry: 'GB',
    NumSegments: '1',
    NumMedia: String(media.length),
    ...Object.fromEntries(
      media.flatMap((each, index) => [
        [`MediaUrl${index}`, 'url' in each ? each.url : mediaAt(account, sid, each)],
        [`MediaContentType${index}`, each.contentType],
      ]),
    ),
  });
  return { ...answer, sid };
}

/** Keeps a picture, and names it as Twilio does: at its own host, wherever the REST API is reached. */
export function mediaAt(
  { accountSid, pictured }: Account,
  message: string,
  picture: { contentType: string; content: Buffer },
): string {
  const path = `Messages/${message}/Media/${newSid('ME')}`;
  pictured?.(path, picture);
  return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/${path}`;
}

/** A call from a customer. */
export interface CustomerCall {
  /** E.164, or `anonymous` for a withheld number. */
  from: string;
  to: string;
  /** What the caller says about their matter; absent: hangs up at the first question. */
  words?: string;
  /** What a caller with a withheld number keys in when asked for one. */
  number?: string;
}

export interface CallOutcome {
  sid: string;
  /** What the caller heard, in order. */
  heard: string[];
}

/**
 * Calls the hub: its `voice` webhook, then whatever its TwiML leads to, and at the end the number's status
 * callback, which Twilio posts even when the conversation failed.
 *
 * @throws TwimlFault for TwiML that Twilio would not carry out; Error for an answer that is no TwiML.
 */
export async function placeCall(account: Account, call: CustomerCall, hubUrl: string): Promise<CallOutcome> {
  const sid = newSid('CA');
  const from = call.from === 'anonymous' ? '+266696687' : call.from;
  const about = {
    CallSid: sid,
    From: from,
    Caller: from,
    To: call.to,
    Called: call.to,
    Direction: 'inbound',
  };
  const heard: string[] = [];
  const fetchTwiml = async (url: string, form: Record<string, string>) => {
    const answer = await postSigned(account, url, { ...about, ...form });
    if (answer.status >= 300 || !/xml/.test(answer.contentType)) {
      throw new Error(`Twilio error 11200: ${url} answered ${answer.status} ${answer.contentType}.`);
    }
    return { twiml: answer.body, url };
  };
  try {
    await converse(await fetchTwiml(`${hubUrl}/webhooks/twilio/voice`, { CallStatus: 'ringing' }), {
      say: (words) => heard.push(words),
      answer: (input) => {
        if (input.includes('dtmf') && call.number !== undefined) return { digits: call.number };
        return call.words === undefined ? undefined : { speech: call.words };
      },
      next: (url, form) => fetchTwiml(url, { CallStatus: 'in-progress', ...form }),
    });
  } finally {
    await postSigned(account, `${hubUrl}/webhooks/twilio/voice-status`, {
      ...about,
      ...progress(account, 0),
      CallStatus: 'completed',
      CallDuration: '31',
      Duration: '1',
    });
  }
  return { sid, heard };
}
