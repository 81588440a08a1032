import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { toDate } from '@frontdoor/kernel';
import { acceptCall, callList, callResource, type InboundCall, type StandInCall } from './calls.js';
import type { Account } from './hub-link.js';
import { mediaList } from './media.js';
import { acceptMessage, messageList, messageResource, type StandInMessage } from './messages.js';
import { checkAddress, Refusal, refuse } from './refusal.js';
import type { Room } from './room.js';
import type { Telephone } from './telephones.js';

/** What the REST API keeps and hands on. */
export interface Exchange {
  account: Account;
  numbers: readonly string[];
  messages: StandInMessage[];
  calls: StandInCall[];
  /** Calls of customers. */
  inboundCalls: InboundCall[];
  /** Errors by number that messages to it meet: below 30000 when handed in, above on the way. */
  refusals: ReadonlyMap<string, number>;
  /** Telephones in calls, by the SID of the call. */
  telephones: ReadonlyMap<string, Telephone>;
  rooms: ReadonlyMap<string, Room>;
  recordings: Map<string, StandInRecording>;
  transcriptions: Map<string, StandInTranscription>;
  /** By their path below the account. */
  pictures: Map<string, StandInPicture>;
  /** Where the bytes of pictures lie: another host, which is asked without account and token. */
  pictureHost: () => string;
  /** Told of each one taken, to send it on its way. */
  taken: (one: { message: StandInMessage } | { call: StandInCall }) => void;
}

/** A picture that came along with a text message. */
export interface StandInPicture {
  contentType: string;
  content: Buffer;
  /** How often it was asked for: at first it is not there yet. */
  asked: number;
}

export interface RestAnswer {
  status: number;
  headers?: Record<string, string>;
  /** JSON, or bytes as they are. */
  body: object | Buffer;
}

/** What somebody said after the tone. */
export interface StandInRecording {
  words: string;
  callSid: string;
  /** How often it was asked for: at first it is not there yet. */
  asked: number;
}

/** What was written down of a recording; it stays when that is deleted. */
export interface StandInTranscription {
  recordingSid: string;
  text: string;
}

type Operation = (input: URLSearchParams, exchange: Exchange, named: string[]) => RestAnswer;

/** Operations by path below the account, then by method. */
const OPERATIONS: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '.json': { GET: (_query, { account }) => ({ status: 200, body: accountResource(account) }) },
  '/Messages.json': {
    GET: (query, { messages, account }) => ({
      status: 200,
      body: messageList(messages, query, account.accountSid),
    }),
    POST: (form, { account, numbers, refusals, messages, taken }) => {
      const message = acceptMessage(form, account, numbers, refusals);
      messages.push(message);
      const body = messageResource(message, account.accountSid);
      taken({ message });
      return { status: 201, body };
    },
  },
  '/Calls.json': {
    GET: (query, { inboundCalls, account }) => ({
      status: 200,
      body: callList(inboundCalls, query, account.accountSid),
    }),
    POST: (form, { account, numbers, calls, taken }) => {
      const call = acceptCall(form, account, numbers);
      calls.push(call);
      const body = callResource(call, account.accountSid);
      taken({ call });
      return { status: 201, body };
    },
  },
};

const MP3_FRAMES_A_SECOND = 38;

/** Silence that plays: frames of MPEG-1 layer 3 at 32 kbit/s. */
function soundOf({ words }: StandInRecording): Buffer {
  const frame = Buffer.alloc(104);
  frame.writeUInt32BE(0xfffb10c0);
  const seconds = Math.max(1, Math.round(words.length / 12));
  return Buffer.concat(Array.from({ length: seconds * MP3_FRAMES_A_SECOND }, () => frame));
}

/** Operations on one thing, by a pattern of the path below the account, then by method. */
const ON_ONE: readonly (readonly [RegExp, Readonly<Record<string, Operation>>])[] = [
  [
    /^\/Recordings\/(RE[0-9a-f]{32})\.mp3$/,
    {
      GET: (_query, { recordings }, [sid]) => {
        const found = recordings.get(sid!);
        if (!found || found.asked++ === 0) throw new Refusal(404, 20404, `Recordings/${sid} was not found`);
        return { status: 200, body: soundOf(found) };
      },
    },
  ],
  [
    /^\/Recordings\/(RE[0-9a-f]{32})\.json$/,
    {
      DELETE: (_query, { recordings }, [sid]) => {
        if (!recordings.delete(sid!)) throw new Refusal(404, 20404, `Recordings/${sid} was not found`);
        return { status: 204, body: Buffer.alloc(0) };
      },
    },
  ],
  [
    /^\/Messages\/((?:SM|MM)[0-9a-f]{32})\/Media\.json$/,
    {
      GET: (query, { messages, pictures, account }, [sid]) => {
        const message = messages.find((each) => each.sid === sid);
        return { status: 200, body: mediaList(message, pictures, query, account.accountSid) };
      },
    },
  ],
  [
    /^\/(Messages\/(?:SM|MM)[0-9a-f]{32}\/Media\/ME[0-9a-f]{32})(?:\.json)?$/,
    {
      GET: (_query, { pictures, pictureHost }, [path]) => {
        const found = pictures.get(path!);
        if (!found || found.asked++ === 0) throw new Refusal(404, 20404, `${path} was not found`);
        const location = `${pictureHost()}/${encodeURIComponent(path!)}`;
        return { status: 307, headers: { location }, body: Buffer.alloc(0) };
      },
      DELETE: (_query, { pictures }, [path]) => {
        if (!pictures.delete(path!)) throw new Refusal(404, 20404, `${path} was not found`);
        return { status: 204, body: Buffer.alloc(0) };
      },
    },
  ],
  [
    /^\/Recordings\/(RE[0-9a-f]{32})\/Transcriptions\.json$/,
    {
      GET: (_query, { recordings, transcriptions, account }, [sid]) => {
        if (!recordings.has(sid!)) throw new Refusal(404, 20404, `Recordings/${sid} was not found`);
        const own = [...transcriptions].filter(([, { recordingSid }]) => recordingSid === sid);
        const list = own.map(([id, what]) => transcriptionResource(id, what, account.accountSid));
        return { status: 200, body: { transcriptions: list, page: 0, page_size: 50, next_page_uri: null } };
      },
    },
  ],
  [
    /^\/Transcriptions\/(TR[0-9a-f]{32})\.json$/,
    {
      DELETE: (_query, { transcriptions }, [sid]) => {
        if (!transcriptions.delete(sid!))
          throw new Refusal(404, 20404, `Transcriptions/${sid} was not found`);
        return { status: 204, body: Buffer.alloc(0) };
      },
    },
  ],
  [
    /^\/Calls\/(CA[0-9a-f]{32})\.json$/,
    {
      GET: (_query, exchange, [sid]) => ({ status: 200, body: lastingCall(exchange, sid!) }),
      POST: (form, exchange, [sid]) => {
        updateCall(form, telephoneOf(exchange, sid!));
        return { status: 200, body: lastingCall(exchange, sid!) };
      },
    },
  ],
  [
    /^\/Conferences\/(CF[0-9a-f]{32})\.json$/,
    {
      POST: (form, { rooms, account }, [room]) => {
        const found = [...rooms.values()].find((each) => each.sid === room);
        const url = form.get('AnnounceUrl');
        checkAddress(url, 13322, 'AnnounceUrl');
        if (!url || !found?.announce(url)) throw new Refusal(404, 20404, `Conferences/${room} was not found`);
        const body = {
          account_sid: account.accountSid,
          sid: room,
          status: 'in-progress',
          friendly_name: found.name,
        };
        return { status: 200, body };
      },
    },
  ],
  [
    /^\/Conferences\/(CF[0-9a-f]{32})\/Participants\/(CA[0-9a-f]{32})\.json$/,
    {
      POST: (form, { rooms, account }, [room, sid]) => {
        const found = [...rooms.values()].find((each) => each.sid === room);
        checkAddress(form.get('HoldUrl'), 13322, 'HoldUrl');
        const isHeld = form.get('Hold') === 'true';
        if (!found?.hold(sid!, isHeld)) throw new Refusal(404, 20404, `Participant ${sid} was not found`);
        const body = {
          account_sid: account.accountSid,
          call_sid: sid,
          conference_sid: room,
          hold: isHeld,
          status: 'connected',
        };
        return { status: 200, body };
      },
    },
  ],
];

const transcriptionResource = (
  sid: string,
  { recordingSid, text }: StandInTranscription,
  accountSid: string,
): object => ({
  ...{ account_sid: accountSid, api_version: '2010-04-01', sid, recording_sid: recordingSid },
  ...{ status: 'completed', type: 'fast', transcription_text: text, price: null, price_unit: 'USD' },
  ...{ date_created: null, date_updated: null, duration: '5' },
  uri: `/2010-04-01/Accounts/${accountSid}/Transcriptions/${sid}.json`,
});

function telephoneOf({ telephones }: Exchange, sid: string): Telephone {
  const found = telephones.get(sid);
  if (!found) throw new Refusal(404, 20404, `The requested resource Calls/${sid} was not found`);
  return found;
}

function updateCall(form: URLSearchParams, telephone: Telephone): void {
  checkAddress(form.get('Url'), 21205, 'Url');
  const [url, status] = [form.get('Url'), form.get('Status')];
  if (telephone.isOver || (url && !telephone.redirect(url)))
    refuse(21220, 'Call is not in-progress. Cannot redirect.');
  if (status && status !== 'completed' && status !== 'canceled')
    refuse(21222, `Status ${status} is not valid`);
  if (status) telephone.hangUp();
}

const lastingCall = (exchange: Exchange, sid: string): object => {
  const { about, status, seconds, answeredAt, endedAt } = telephoneOf(exchange, sid);
  const at = (instant: number | undefined): string | null =>
    instant === undefined ? null : toDate(instant).toUTCString().replace('GMT', '+0000');
  const { accountSid } = exchange.account;
  return {
    ...{ account_sid: accountSid, api_version: '2010-04-01', sid, status },
    ...{ from: about.from, to: about.to, direction: about.direction, subresource_uris: {} },
    ...{ date_created: null, date_updated: null, start_time: at(answeredAt), end_time: at(endedAt) },
    duration: endedAt === undefined ? null : String(seconds),
    uri: `/2010-04-01/Accounts/${accountSid}/Calls/${sid}.json`,
  };
};

/** Carries out one request to the REST API. Throws Refusal. */
export function restAnswer(request: IncomingMessage, body: string, exchange: Exchange): RestAnswer {
  const { account } = exchange;
  if (!isAuthentic(request.headers.authorization ?? '', account)) {
    throw new Refusal(401, 20003, 'Authenticate');
  }
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const base = `/2010-04-01/Accounts/${account.accountSid}`;
  const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : '';
  const one = ON_ONE.find(([pattern]) => pattern.test(path));
  const named = one ? [...one[0].exec(path)!].slice(1) : [];
  const operations = Object.hasOwn(OPERATIONS, path) ? OPERATIONS[path]! : one?.[1];
  if (!operations) throw new Refusal(404, 20404, `The requested resource ${url.pathname} was not found`);
  const method = request.method ?? 'GET';
  const operation = Object.hasOwn(operations, method) ? operations[method] : undefined;
  if (!operation) throw new Refusal(405, 20004, 'Method not allowed');
  const type = request.headers['content-type'] ?? '';
  if (method === 'POST' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new Refusal(415, 415, 'Unsupported media type');
  }
  return operation(method === 'POST' ? new URLSearchParams(body) : url.searchParams, exchange, named);
}

function isAuthentic(header: string, { accountSid, authToken }: Account): boolean {
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header), digest(expected));
}

const accountResource = ({ accountSid }: Account): object => ({
  auth_token: '',
  date_created: 'Mon, 02 Mar 2026 09:00:00 +0000',
  date_updated: 'Mon, 02 Mar 2026 09:00:00 +0000',
  friendly_name: 'Twilio stand-in',
  owner_account_sid: accountSid,
  sid: accountSid,
  status: 'active',
  subresource_uris: {},
  type: 'Full',
  uri: `/2010-04-01/Accounts/${accountSid}.json`,
});
