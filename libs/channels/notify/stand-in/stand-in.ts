import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, toIso, WrongClock } from '@frontdoor/kernel';
import { type Callback, callBack, type Callbacks } from './callbacks.js';
import type { StandInNotification, Template } from './notifications.js';
import { answerHalf } from '../../core/index.js';
import { Refusal } from './refusal.js';
import { faultOfLetter } from './print-works.js';
import { type Exchange, restAnswer } from './rest-api.js';
import { inCallback, newText, type StandInText } from './texts.js';
import { checkToken } from './who-asks.js';

interface StandInOptions {
  clock: Clock;
  /** The number that people text, in E.164. */
  number: string;
  /** Most that may be handed in today; 250,000 when absent. */
  dailyLimit?: number;
}

/** Trouble that the next request about something handed in meets. */
type Fault =
  /** Refused without being carried out. */
  | { status: number; error?: string; message?: string; retryAfter?: number }
  /** The connection breaks before or after the request is carried out, or in the middle of the answer. */
  | { reset: 'before' | 'after' | 'midway' }
  /** Carried out at once, answered late. */
  | { delayMs: number };

/** GOV.UK Notify on this machine: the REST API of one service, its printer and its phone. */
export interface NotifyStandIn {
  url: string;
  /** What the adapter is set up with to use it for everything. */
  settings: Readonly<Record<string, string>>;
  /** Everything handed in, oldest first. */
  notifications: readonly StandInNotification[];
  /** The next request that hands something in, or asks about it, meets this; several are met in turn. */
  next(...faults: Fault[]): void;
  /** What was still to be met is not. */
  forgive(): void;
  /** Its clock is ahead by so many milliseconds from now on. */
  turnClock(aheadMs: number): void;
  /** How many requests handed something in, or asked about it. */
  requests(): number;
  /** Has this hub told of what happens. */
  tell(hub: Callbacks): void;
  /** Callbacks are lost from now on, as in an outage, or no longer. */
  loseCallbacks(lost: boolean): void;
  /** The last word on an email or a text. */
  finish(id: string, status: string): void;
  /** Prints and posts every letter that it took and found fit. */
  print(): void;
  /** The post brings a letter back. */
  returnLetter(id: string): void;
  /** Whoever got an email marks it as junk. */
  complain(id: string): void;
  /** Somebody texts the service. @param from in E.164 */
  receiveText(from: string, text: string): StandInText;
  /** Resolves when everything under way has been told, and every letter looked at. */
  settled(): Promise<void>;
  /** Callbacks that the hub did not take. */
  troubles: readonly string[];
  close(): Promise<void>;
}

const LARGEST = 4 * 1024 * 1024;
/** Between two tries of a callback; five minutes at Notify. */
const CALLBACK_REST_MS = 50;
const TEMPLATES = (): Template[] => [
  { id: randomUUID(), type: 'email', subject: '((subject))', body: '((body))' },
  { id: randomUUID(), type: 'sms', subject: null, body: '((body))' },
];

/** What becomes of what goes to the addresses that Notify has for trying it out. */
const SIMULATED: Readonly<Record<string, string | undefined>> = {
  '07700900003': 'temporary-failure',
  '07700900002': 'permanent-failure',
  'temp-fail@simulator.notify': 'temporary-failure',
  'perm-fail@simulator.notify': 'permanent-failure',
};
const WITHOUT_RECEIPT = new Set(['07700900000', '07700900111', '07700900222']);
const national = (to: string): string => to.replace(/^\+44/, '0');

/** Starts the stand-in on the loopback interface. */
export async function startNotifyStandIn({
  clock: rightClock,
  number,
  dailyLimit = 250_000,
}: StandInOptions): Promise<NotifyStandIn> {
  const clock = new WrongClock(rightClock);
  const key = { serviceId: randomUUID(), secret: randomUUID() };
  const templates = TEMPLATES();
  const texts: StandInText[] = [];
  const faults: Fault[] = [];
  let requests = 0;
  const troubles: string[] = [];
  const underWay = new Set<Promise<void>>();
  let hub: Callbacks | undefined;
  let isLosing = false;
  let closed = false;

  const follow = (work: Promise<void>): void => {
    const task: Promise<void> = work
      .catch((thrown: unknown) => void troubles.push(String(thrown)))
      .finally(() => underWay.delete(task));
    underWay.add(task);
  };
  const tell = (callback: Callback, body: object): void => {
    if (!hub || isLosing) return;
    const to = hub;
    // Not before the answer to the request that caused it.
    const told = pause(5).then(() => (closed ? 200 : callBack(to, callback, body, CALLBACK_REST_MS)));
    follow(
      told.then((status) => {
        if (status === undefined || status >= 300) troubles.push(`${callback}: ${status ?? 'no answer'}`);
      }),
    );
  };
  const at = (): string => toIso(clock.now()).replace('Z', '000Z');
  const one = (id: string): StandInNotification => {
    const found = exchange.notifications.find((each) => each.id === id);
    if (!found) throw new Error('Nothing was handed in under this id');
    return found;
  };
  const finish = (id: string, status: string): void => {
    const done = one(id);
    done.status = status;
    done.completed_at = at();
    const { reference, to, created_at, completed_at, type } = done;
    tell('delivery', {
      ...{ id, reference, to, status, created_at, completed_at, sent_at: created_at },
      ...{ notification_type: type, template_id: templates[0]!.id, template_version: 1 },
    });
  };
  /** A letter is looked at after it was taken: who asks before that hears that it waits. */
  const lookAt = async (letter: StandInNotification, pdf: Buffer): Promise<void> => {
    letter.fault = (await faultOfLetter(pdf)) ?? null;
    letter.status = letter.fault ? 'validation-failed' : 'accepted';
  };
  const exchange: Exchange = {
    templates,
    notifications: [],
    texts,
    dailyLimit,
    at,
    taken: (given) => {
      const { id, to, pdf } = given;
      if (pdf) return follow(lookAt(given, pdf));
      const address = national(to ?? '');
      if (!WITHOUT_RECEIPT.has(address)) finish(id, SIMULATED[address] ?? 'delivered');
    },
  };
  const server = createServer((request, response) => {
    // Not what the hub asks by itself every minute.
    const isAbout = request.url?.startsWith('/v2/notifications') === true;
    if (isAbout) requests++;
    const fault = isAbout ? faults.shift() : undefined;
    answer(request, response, fault, (body) => {
      checkToken(request.headers.authorization, key, clock.now());
      return restAnswer(request.method ?? 'GET', request.url ?? '/', body, exchange);
    }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = randomBytes(24).toString('base64url');
  return {
    url,
    settings: {
      NOTIFY_API_KEY: `stand-in-${key.serviceId}-${key.secret}`,
      NOTIFY_API_BASE: url,
      NOTIFY_EMAIL_TEMPLATE: templates[0]!.id,
      NOTIFY_SMS_TEMPLATE: templates[1]!.id,
      NOTIFY_POSTAGE: 'second',
      NOTIFY_NUMBER: number,
      NOTIFY_CALLBACK_TOKEN: token,
    },
    notifications: exchange.notifications,
    troubles,
    forgive: () => void faults.splice(0),
    turnClock: (aheadMs) => void (clock.aheadMs = aheadMs),
    next: (...more) => void faults.push(...more),
    requests: () => requests,
    tell: (other) => void (hub = other),
    loseCallbacks: (lost) => void (isLosing = lost),
    finish,
    print: () => {
      for (const letter of exchange.notifications)
        if (letter.type === 'letter' && letter.status === 'accepted') letter.status = 'received';
    },
    returnLetter: (id) => {
      const { reference } = one(id);
      tell('returned-letter', {
        ...{ notification_id: id, reference, date_sent: at(), sent_by: 'API', template_name: '' },
        ...{ template_id: 'None', template_version: 1, upload_letter_file_name: null },
        ...{ spreadsheet_file_name: null, spreadsheet_row_number: null },
      });
    },
    complain: (id) => {
      const { reference, to } = one(id);
      tell('complaint', {
        ...{ notification_id: id, complaint_id: randomUUID(), reference, to, complaint_date: at() },
      });
    },
    receiveText: (from, text) => {
      const received = newText({ from, to: number, text }, { serviceId: key.serviceId, at: at() });
      texts.push(received);
      tell('text', inCallback(received));
      return received;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async close() {
      closed = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
  carryOut: (body: string) => { status: number; body: object },
): Promise<void> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) return void response.destroy();
    parts.push(part);
  }
  if (fault && 'reset' in fault && fault.reset === 'before') return void response.destroy();
  const { status, body, retryAfter } = outcome(Buffer.concat(parts).toString(), fault, carryOut);
  if (fault && 'reset' in fault)
    return fault.reset === 'midway'
      ? answerHalf(response, status, JSON.stringify(body))
      : void response.destroy();
  if (fault && 'delayMs' in fault) await pause(fault.delayMs);
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
  response.end(JSON.stringify(body));
}

function outcome(
  sent: string,
  fault: Fault | undefined,
  carryOut: (body: string) => { status: number; body: object },
): { status: number; body: object; retryAfter?: number | undefined } {
  try {
    if (fault && 'status' in fault) {
      const { status, error = 'Exception', message = 'Internal server error', retryAfter } = fault;
      return { status, body: new Refusal(status, error, message), retryAfter };
    }
    return carryOut(sent);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { status: thrown.status, body: thrown };
  }
}
