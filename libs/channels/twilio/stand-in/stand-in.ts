import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, toDate, WrongClock } from '@frontdoor/kernel';
import { answerHalf } from '../../core/index.js';
import type { Pickup, StandInCall } from './calls.js';
import {
  mediaAt,
  placeCall,
  receiveSms,
  type CallOutcome,
  type CustomerCall,
  type CustomerMessage,
} from './customer-phone.js';
import { type HubAnswer, postSigned, type Proxy } from './hub-link.js';
import { deliver, type StandInMessage } from './messages.js';
import { Refusal } from './refusal.js';
import {
  restAnswer,
  type Exchange,
  type StandInPicture,
  type StandInRecording,
  type StandInTranscription,
} from './rest-api.js';
import type { Room } from './room.js';
import { newSid, rfc2822 } from './sids.js';
import { Softphones } from './softphones.js';
import { type Hands, Telephone } from './telephones.js';

interface StandInOptions {
  accountSid: string;
  authToken: string;
  /** Numbers of the account, in E.164: what may be sent and called from. */
  numbers: readonly string[];
  clock: Clock;
  /** Port on 127.0.0.1; a free one when absent. */
  port?: number;
  proxy?: Proxy;
  /** How many times faster than life somebody falls silent who is asked; 1 when absent. */
  speed?: number;
}

/** Trouble that the next request to the REST API meets. */
type Fault =
  /** Refused without being carried out; 429 with Retry-After. */
  | { status: number }
  /** The connection breaks before or after the request is carried out. */
  | { reset: 'before' | 'after' | 'midway' }
  /** Carried out at once, answered late. */
  | { delayMs: number }
  /** That a number is rung is carried out, and answered, only then; or met with what that gives. Nothing else meets it. */
  | { to: string; after: Promise<{ status: number } | void> };

/** Twilio on this machine: the REST API, and the phones of the customers. */
export interface TwilioStandIn {
  /** Base address for `apiBase`. */
  url: string;
  /** Everything handed in for sending, oldest first. */
  messages: readonly StandInMessage[];
  calls: readonly StandInCall[];
  /**
   * What happens to text messages to this number: an error code below 30000 (such as 21610) refuses them, one
   * above (such as 30003) lets them fail on the way, undefined delivers them again.
   */
  textsTo(number: string, code: number | undefined): void;
  /** What this phone does when it rings; it answers unless told otherwise. */
  phone(number: string, pickup: Pickup): void;
  /** An API key of the account, whose tokens open softphones. */
  makeApiKey(sid: string, secret: string): void;
  /** A browser registers with a token; what it is rung at, `client:…`. Nothing else rings there. Throws what Twilio refuses. */
  openSoftphone(token: string): string;
  /** Its computer falls asleep, and nobody is told. */
  loseSoftphone(address: string): void;
  /** The same for one that is rung by address and may be asked to press a key; also of a softphone, `client:…`. */
  hands(number: string, hands: Hands): void;
  /** A customer calls and stays on the line. @param hubUrl public base address of the hub */
  dial(call: { from: string; to: string }, hubUrl: string): Telephone;
  /** Telephones in calls, by the number that was rung, or that called. */
  telephonesOf(number: string): Telephone[];
  rooms: ReadonlyMap<string, Room>;
  /** How long the hub took to say what a telephone does next, in milliseconds, each time. */
  twimlTook: readonly number[];
  /** What callers said after the tone, as long as it was not deleted. */
  recordings: ReadonlyMap<string, StandInRecording>;
  /** What was written down of recordings, by its own id, as long as it was not deleted. */
  transcriptions: ReadonlyMap<string, StandInTranscription>;
  /** Pictures that came along with text messages, by their path, as long as they were not deleted. */
  pictures: ReadonlyMap<string, StandInPicture>;
  /** From now on everything it tells of calls and messages comes twice, late and in any order. */
  disorder(random: () => number): void;
  /** Its clock is ahead by so many milliseconds from now on. */
  turnClock(aheadMs: number): void;
  /** The next request to the REST API meets this; several are met in turn. */
  next(...faults: Fault[]): void;
  /** A customer writes. @param hubUrl public base address of the hub, on this machine or behind `proxy` */
  receiveSms(message: CustomerMessage, hubUrl: string): Promise<HubAnswer & { sid: string }>;
  /** A customer writes, and the hub is never told; the SID of the message. */
  loseSms(message: CustomerMessage): string;
  /** A customer calls, and the hub is never told; the SID of the call. */
  loseCall(call: { from: string; to: string }): string;
  /** A customer calls. */
  placeCall(call: CustomerCall, hubUrl: string): Promise<CallOutcome>;
  /** Resolves when everything under way has been delivered, rung and told to the hub. */
  settled(): Promise<void>;
  /** Requests to the REST API so far. */
  requests(): number;
  /** Callbacks the hub could not be told, as sentences. */
  troubles: readonly string[];
  close(): Promise<void>;
}

const LARGEST = 256 * 1024;
/** How late something is told at most, in disorder. */
const LATEST_MS = 400;

/** Starts the stand-in on the loopback interface. */
export async function startTwilioStandIn(options: StandInOptions): Promise<TwilioStandIn> {
  const { numbers, port = 0 } = options;
  const recordings = new Map<string, StandInRecording>();
  const transcriptions = new Map<string, StandInTranscription>();
  const pictures = new Map<string, StandInPicture>();
  const clock = new WrongClock(options.clock);
  const account = {
    ...{ ...options, clock },
    proxy: options.proxy,
    recorded: (sid: string, what: { words: string; callSid: string }) =>
      void recordings.set(sid, { ...what, asked: 0 }),
    pictured: (path: string, what: { contentType: string; content: Buffer }) =>
      void pictures.set(path, { ...what, asked: 0 }),
    transcribed: (sid: string, what: StandInTranscription) => void transcriptions.set(sid, what),
  };
  const refusals = new Map<string, number>();
  const phones = new Map<string, Pickup>();
  const hands = new Map<string, Hands>();
  const softphones = new Softphones(options.accountSid, options.clock);
  const rooms = new Map<string, Room>();
  const telephones = new Map<string, Telephone>();
  const faults: Fault[] = [];
  const troubles: string[] = [];
  const underWay = new Set<Promise<void>>();
  let closed = false;
  const run = (work: () => Promise<void>): void => {
    // Not before the answer: Twilio calls back once it has accepted.
    const task: Promise<void> = pause(5)
      .then(() => (closed ? undefined : work()))
      .catch((thrown: unknown) => void troubles.push(String(thrown)))
      .finally(() => underWay.delete(task));
    underWay.add(task);
  };
  const twimlTook: number[] = [];
  let random: (() => number) | undefined;
  /** The last that was told of each call, room and message. */
  const told = new Map<string, Promise<unknown>>();
  const tellOnce = (address: string, form: Record<string, string>): Promise<unknown> =>
    postSigned(account, address, form).catch((thrown: unknown) => troubles.push(String(thrown)));
  const telephony = {
    account,
    rooms,
    twimlTook,
    speed: options.speed ?? 1,
    run,
    hands: (number: string): Hands => {
      const isBrowser = number.startsWith('client:');
      if (isBrowser && !softphones.has(number)) return { pickup: 'failed' };
      const pickup = phones.get(number) ?? 'answers';
      return hands.get(number) ?? (isBrowser ? { pickup } : { pickup, presses: '1' });
    },
    tell: (address: string, form: Record<string, string>): void => {
      if (!random) {
        const of = form.ConferenceSid ?? form.CallSid ?? form.MessageSid ?? '';
        const inOrder = (told.get(of) ?? Promise.resolve()).then(() =>
          closed ? undefined : tellOnce(address, form),
        );
        told.set(of, inOrder);
        return run(async () => {
          await inOrder;
          if (told.get(of) === inOrder) told.delete(of);
        });
      }
      for (const delay of [random() * LATEST_MS, random() * LATEST_MS])
        run(async () => {
          await pause(delay);
          await tellOnce(address, form);
        });
    },
  };
  const exchange: Exchange = {
    account,
    numbers,
    messages: [],
    calls: [],
    inboundCalls: [],
    refusals,
    telephones,
    rooms,
    recordings,
    transcriptions,
    pictures,
    pictureHost: () => `http://127.0.0.1:${(host.address() as AddressInfo).port}`,
    taken: (one) => {
      if ('message' in one)
        return run(() => deliver(one.message, account, refusals.get(one.message.to), telephony.tell));
      // From its answer on it can be ended, also before it rings.
      const telephone = telephoneOf(one.call);
      return run(() => telephone.ring(one.call));
    },
  };
  const list = (sid: string, { from, to, body, media = [] }: CustomerMessage): string => {
    if (!exchange.messages.some((each) => each.sid === sid))
      exchange.messages.push({
        ...{ sid, from, to, body, isInbound: true, status: 'delivered', dateCreated: rfc2822(account.clock) },
        ...{ messagingServiceSid: null, statusCallback: null, errorCode: null, numMedia: media.length },
      });
    return sid;
  };
  const telephoneOf = ({ sid, from, to, statusCallback, statusCallbackEvents }: StandInCall): Telephone => {
    const told = statusCallback ? { address: statusCallback, events: statusCallbackEvents } : undefined;
    const telephone = new Telephone(telephony, sid, { from, to, direction: 'outbound-api' }, told);
    telephones.set(sid, telephone);
    return telephone;
  };
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response, exchange, faults).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const host = createServer((request, response) => givePicture(request, response, pictures, troubles));
  await new Promise<void>((resolve, reject) => {
    host.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    // What customers write is on the list, and was not handed in for sending.
    get messages() {
      return exchange.messages.filter(({ isInbound }) => !isInbound);
    },
    calls: exchange.calls,
    troubles,
    requests: () => requests,
    textsTo: (number, code) => (code ? void refusals.set(number, code) : void refusals.delete(number)),
    phone: (number, pickup) => void phones.set(number, pickup),
    hands: (number, some) => void hands.set(number, some),
    makeApiKey: (sid, secret) => softphones.makeKey(sid, secret),
    openSoftphone: (token) => softphones.register(token),
    loseSoftphone: (address) => softphones.unregister(address),
    dial({ from, to }, hubUrl) {
      const sid = newSid('CA');
      const about = { from: from === 'anonymous' ? '+266696687' : from, to, direction: 'inbound' as const };
      const told = { address: `${hubUrl}/webhooks/twilio/voice-status`, events: ['completed'] };
      const telephone = new Telephone(telephony, sid, about, told);
      telephones.set(sid, telephone);
      run(() => telephone.come(`${hubUrl}/webhooks/twilio/voice`));
      return telephone;
    },
    telephonesOf: (number) =>
      [...telephones.values()].filter(
        ({ about }) => (about.direction === 'inbound' ? about.from : about.to) === number,
      ),
    rooms,
    twimlTook,
    recordings,
    transcriptions,
    pictures,
    disorder: (some) => void (random = some),
    turnClock: (aheadMs) => void (clock.aheadMs = aheadMs),
    next: (...more) => void faults.push(...more),
    receiveSms: (message, hubUrl) => {
      const sid = message.sid ?? newSid('SM');
      list(sid, message);
      return receiveSms(account, { ...message, sid }, hubUrl);
    },
    loseSms: (message) => {
      const sid = list(newSid('SM'), message);
      for (const each of message.media ?? []) if ('content' in each) mediaAt(account, sid, each);
      return sid;
    },
    loseCall: ({ from, to }) => {
      const sid = newSid('CA');
      exchange.inboundCalls.push({ sid, from, to, startTime: rfc2822(account.clock) });
      return sid;
    },
    placeCall: (call, hubUrl) => placeCall(account, call, hubUrl),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async close() {
      closed = true;
      for (const each of [server, host]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
    },
  };
}

/** The host that pictures lie at. Account and token are nothing for it. */
function givePicture(
  { url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  pictures: ReadonlyMap<string, StandInPicture>,
  troubles: string[],
): void {
  if (headers.authorization !== undefined)
    troubles.push('The host of the pictures was sent account and token.');
  const found = pictures.get(decodeURIComponent(url.slice(1)));
  if (!found || headers.authorization !== undefined) return void response.writeHead(403).end();
  response.writeHead(200, { 'content-type': found.contentType }).end(found.content);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  exchange: Exchange,
  faults: Fault[],
): Promise<void> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += String(part);
    if (body.length > LARGEST) return void response.destroy();
  }
  const met = nextOf(faults, request, body);
  const fault = met && 'after' in met ? ((await met.after) ?? undefined) : met;
  if (fault && 'reset' in fault && fault.reset === 'before') return void response.destroy();
  const { status, headers, content } = outcome(request, body, exchange, fault);
  if (fault && 'reset' in fault)
    return fault.reset === 'midway'
      ? answerHalf(response, status, JSON.stringify(content))
      : void response.destroy();
  if (fault && 'delayMs' in fault) await pause(fault.delayMs);
  const isBytes = Buffer.isBuffer(content);
  const type = isBytes ? 'audio/mpeg' : 'application/json; charset=utf-8';
  const date = toDate(exchange.account.clock.now()).toUTCString();
  response.writeHead(status, { 'content-type': type, date, ...headers });
  response.end(isBytes ? content : JSON.stringify(content));
}

/** The first of the faults that a request meets, which is met once. */
function nextOf(faults: Fault[], { method, url = '' }: IncomingMessage, body: string): Fault | undefined {
  const rings = method === 'POST' && url.endsWith('/Calls.json') ? new URLSearchParams(body).get('To') : null;
  const place = faults.findIndex((each) => !('after' in each) || each.to === rings);
  return place === -1 ? undefined : faults.splice(place, 1)[0];
}

function outcome(
  request: IncomingMessage,
  body: string,
  exchange: Exchange,
  fault: Exclude<Fault, { after: unknown }> | undefined,
): { status: number; headers?: Record<string, string>; content: object } {
  if (fault && 'status' in fault) {
    const { status } = fault;
    const content = new Refusal(
      status,
      20_000 + status,
      status === 429 ? 'Too Many Requests' : 'Internal Server Error',
    );
    return { status, content, ...(status === 429 && { headers: { 'retry-after': '2' } }) };
  }
  try {
    const { status, headers, body: content } = restAnswer(request, body, exchange);
    return { status, content, ...(headers && { headers }) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const challenge = { 'www-authenticate': 'Basic realm="Twilio API"' };
    return { status: thrown.status, content: thrown, ...(thrown.status === 401 && { headers: challenge }) };
  }
}
