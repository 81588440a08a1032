import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { acceptCall, callResource, type StandInCall } from './calls.js';
import type { Account } from './hub-link.js';
import { acceptMessage, messageList, messageResource, type StandInMessage } from './messages.js';
import { Refusal } from './refusal.js';

/** What the REST API keeps and hands on. */
export interface Exchange {
  account: Account;
  numbers: readonly string[];
  messages: StandInMessage[];
  calls: StandInCall[];
  /** Errors by number that messages to it meet: below 30000 when handed in, above on the way. */
  refusals: ReadonlyMap<string, number>;
  /** Told of each one taken, to send it on its way. */
  taken: (one: { message: StandInMessage } | { call: StandInCall }) => void;
}

export interface RestAnswer {
  status: number;
  body: object;
}

type Operation = (input: URLSearchParams, exchange: Exchange) => RestAnswer;

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
    POST: (form, { account, numbers, calls, taken }) => {
      const call = acceptCall(form, account, numbers);
      calls.push(call);
      const body = callResource(call, account.accountSid);
      taken({ call });
      return { status: 201, body };
    },
  },
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
  const operations = Object.hasOwn(OPERATIONS, path) ? OPERATIONS[path]! : undefined;
  if (!operations) throw new Refusal(404, 20404, `The requested resource ${url.pathname} was not found`);
  const method = request.method ?? 'GET';
  const operation = Object.hasOwn(operations, method) ? operations[method] : undefined;
  if (!operation) throw new Refusal(405, 20004, 'Method not allowed');
  const type = request.headers['content-type'] ?? '';
  if (method === 'POST' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new Refusal(415, 415, 'Unsupported media type');
  }
  return operation(method === 'POST' ? new URLSearchParams(body) : url.searchParams, exchange);
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
