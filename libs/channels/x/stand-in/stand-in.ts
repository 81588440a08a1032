import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, isLoopback, toDate, WrongClock } from '@frontdoor/kernel';
import { Limits, OverLimit } from './limits.js';
import { Network, type StandInMessage, type StandInPost, type StandInUser } from './network.js';
import { answerHalf } from '../../core/index.js';
import { Refusal } from './refusal.js';
import { restAnswer, shownPost } from './rest-api.js';
import { checkSignature, type Keys } from './who-asks.js';

interface StandInOptions {
  clock: Clock;
  /** Our account, with its @. */
  handle: string;
  /** How long a window of limits lasts; 15 minutes at X. */
  windowMs?: number;
}

/** Trouble that the next request to hand something in meets, or to look for what was. */
type Fault =
  | { status: number; title?: string; detail?: string }
  /**
   * The connection breaks before or after the request is carried out, or in the middle of the answer; where it `shutsOut`, our
   * access counts no more from then on.
   */
  | { reset: 'before' | 'after' | 'midway'; shutsOut?: true };

interface About {
  replyTo?: string;
  quoting?: string;
  edits?: string;
  /** So many pictures go with it. */
  photos?: number;
}

/** X on this machine: its API for one account, its people, and what it tells a hub at once. */
export interface XStandIn {
  url: string;
  /** What the adapter is set up with to use it for everything. */
  settings: Readonly<Record<string, string>>;
  /** Our account there. */
  us: StandInUser;
  posts: readonly StandInPost[];
  messages: readonly StandInMessage[];
  /** Whoever has this handle. */
  user(handle: string): StandInUser;
  userById(id: string): StandInUser;
  /** Somebody posts. @throws Refusal */
  post(handle: string, text: string, about?: About): StandInPost;
  /** Somebody writes to us. @throws Refusal */
  message(handle: string, text: string): StandInMessage;
  /** The author deletes a post. */
  remove(postId: string): void;
  /** The next requests that hand something in meet these, in turn. */
  next(...faults: Fault[]): void;
  /** Requests that are still paid for; everything is refused afterwards. */
  credits: number;
  /** Its clock is ahead by so many milliseconds from now on. */
  turnClock(aheadMs: number): void;
  /** Whether our access still counts. */
  isRevoked: boolean;
  /** Has a hub told at once of what happens, after it has shown that it has our secret. @throws Error where it has not. */
  tell(hubUrl: string): Promise<void>;
  /** What it would tell a hub of an event, signed by this secret or by ours. */
  event(type: string, payload: object, secret?: string): { body: Buffer; headers: Record<string, string> };
  /** What an event says of a post. */
  shown(post: StandInPost): object;
  /** Resolves when the hub was told of everything. */
  settled(): Promise<void>;
  /** What the hub did not take. */
  troubles: readonly string[];
  close(): Promise<void>;
}

const LARGEST = 1024 * 1024;
const WINDOW_MS = 15 * 60_000;
/** One grey dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCB4vJkkQAAAABJRU5ErkJggg==',
  'base64',
);
const FIELDS = [
  ...['created_at', 'conversation_id', 'referenced_tweets', 'author_id', 'edit_history_tweet_ids'],
  ...['entities', 'attachments'],
];

/** Starts the stand-in on the loopback interface. */
export async function startXStandIn({
  clock: rightClock,
  handle,
  windowMs = WINDOW_MS,
}: StandInOptions): Promise<XStandIn> {
  const clock = new WrongClock(rightClock);
  const network = new Network(clock);
  const us = network.user(handle);
  const secretOf = (): string => randomBytes(20).toString('hex');
  const keys: Keys = {
    appKey: secretOf(),
    appSecret: secretOf(),
    accessToken: `${us.id}-${secretOf()}`,
    accessSecret: secretOf(),
  };
  const limits = new Limits(windowMs);
  const used = new Set<string>();
  const faults: Fault[] = [];
  const troubles: string[] = [];
  const underWay = new Set<Promise<void>>();
  let told: string | undefined;
  let closed = false;

  const event = (type: string, payload: object, secret = keys.appSecret) => {
    const data = { event_uuid: randomUUID(), filter: { user_id: us.id }, event_type: type, tag: '', payload };
    const body = Buffer.from(JSON.stringify({ data }));
    const signature = createHmac('sha256', secret).update(body).digest('base64');
    return {
      body,
      headers: { 'content-type': 'application/json', 'x-twitter-webhooks-signature': `sha256=${signature}` },
    };
  };
  const happens = (type: string, payload: object): void => {
    const to = told;
    if (to === undefined) return;
    const { body, headers } = event(type, payload);
    const work: Promise<void> = pause(2)
      .then(() => fetch(`${to}/webhooks/x/activity`, { method: 'POST', body, headers, redirect: 'manual' }))
      .then(({ status }) => void (status === 200 || closed || troubles.push(`${type}: ${status}`)))
      .catch((error: unknown) => void (closed || troubles.push(`${type}: ${String(error)}`)))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const shown = (post: StandInPost): object => ({
    ...shownPost(post, FIELDS, network),
    includes: {
      users: network.users
        .filter(({ id }) => id === post.author_id)
        .map(({ id, username, name }) => ({ id, username, name })),
      ...(post.media.length > 0 && { media: post.media }),
    },
  });

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > LARGEST) return void response.destroy();
      parts.push(part);
    }
    const { method = 'GET', url: address = '/' } = request;
    if (method === 'GET' && address.startsWith('/media/'))
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE);
    const fault = method === 'POST' ? faults.shift() : undefined;
    if (fault && 'reset' in fault && fault.reset === 'before') {
      if (fault.shutsOut) standIn.isRevoked = true;
      return void response.destroy();
    }
    const { status, body, headers } = outcome(
      method,
      address,
      request,
      Buffer.concat(parts).toString(),
      fault,
    );
    const text = JSON.stringify(body);
    if (fault && 'reset' in fault) {
      if (fault.shutsOut) standIn.isRevoked = true;
      return fault.reset === 'midway' ? answerHalf(response, status, text) : void response.destroy();
    }
    response.writeHead(status, {
      ...{ 'content-type': 'application/json; charset=utf-8', date: toDate(clock.now()).toUTCString() },
      ...headers,
    });
    response.end(text);
  }
  function outcome(
    method: string,
    address: string,
    request: IncomingMessage,
    sent: string,
    fault: Fault | undefined,
  ): { status: number; body: object; headers: Record<string, string> } {
    let headers: Record<string, string> = {};
    try {
      const { pathname, searchParams } = new URL(address, 'https://api.x.com');
      if (!pathname.startsWith('/2/')) throw new Refusal(404, 'Not Found', 'There is no such address.');
      const { authorization } = request.headers;
      checkSignature({ method, path: address, authorization }, keys, used, clock.now());
      if (standIn.isRevoked) throw new Refusal(401, 'Unauthorized', 'Unauthorized');
      const what = `${method} ${pathname.slice(3)}`;
      headers = limits.take(what, clock.now());
      if (standIn.credits-- <= 0)
        throw new Refusal(
          402,
          'CreditsDepleted',
          'Your enrolled account does not have any credits to fulfill this request.',
          'https://api.twitter.com/2/problems/credits',
        );
      if (fault && 'status' in fault)
        throw new Refusal(fault.status, fault.title ?? 'Error', fault.detail ?? 'Something went wrong.');
      const body = sent === '' ? {} : (JSON.parse(sent) as Record<string, unknown>);
      return { ...restAnswer(what, searchParams, body, network, us), headers };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      const said = thrown instanceof OverLimit ? thrown.headers : headers;
      return { status: thrown.status, body: thrown, headers: said };
    }
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const standIn: XStandIn = {
    url,
    settings: {
      X_HANDLE: handle,
      X_API_KEY: keys.appKey,
      X_API_SECRET: keys.appSecret,
      X_ACCESS_TOKEN: keys.accessToken,
      X_ACCESS_SECRET: keys.accessSecret,
      X_API_BASE: url,
    },
    us,
    posts: network.posts,
    messages: network.messages,
    credits: Infinity,
    isRevoked: false,
    troubles,
    user: (name) => network.user(name),
    userById: (id) => network.userById(id),
    post(name, text, { photos = 0, ...about } = {}) {
      const pictures = Array.from({ length: photos }, () => `${url}/media/${randomUUID()}.png`);
      const post = network.post(network.user(name), text, { ...about, photos: pictures });
      const isQuote = network.posts.some(({ id, author_id }) => id === about.quoting && author_id === us.id);
      const isReply = network.posts.some(({ id, author_id }) => id === about.replyTo && author_id === us.id);
      const isMention = network.mentionsOf(post).some(({ id }) => id === us.id);
      if (isQuote) happens('post.quote.create', shown(post));
      if (isReply) happens('post.reply.create', shown(post));
      if (isMention) happens('post.mention.create', shown(post));
      return post;
    },
    message(name, text) {
      const sender = network.user(name);
      const message = network.message(sender, us, text);
      happens('dm.received', {
        direct_message_events: [
          {
            ...{
              type: 'message_create',
              id: message.id,
              created_timestamp: String(Date.parse(message.created_at)),
            },
            message_create: { target: { recipient_id: us.id }, sender_id: sender.id, message_data: { text } },
          },
        ],
        users: { [sender.id]: { id: sender.id, name: sender.name, screen_name: sender.username } },
      });
      return message;
    },
    remove(postId) {
      network.posts.splice(
        network.posts.findIndex(({ id }) => id === postId),
        1,
      );
      happens('post.delete', { id: postId });
    },
    turnClock: (aheadMs) => void (clock.aheadMs = aheadMs),
    next: (...more) => void faults.push(...more),
    async tell(hubUrl) {
      if (!isLoopback(new URL(hubUrl).hostname)) throw new Error('The stand-in calls this machine only.');
      const token = randomUUID();
      const response = await fetch(`${hubUrl}/webhooks/x/activity?crc_token=${token}`, {
        redirect: 'manual',
      });
      const expected = `sha256=${createHmac('sha256', keys.appSecret).update(token).digest('base64')}`;
      const said = (await response.json()) as { response_token?: string };
      if (response.status !== 200 || said.response_token !== expected)
        throw new Error('The hub did not show that it has our secret.');
      told = hubUrl;
    },
    event,
    shown,
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async close() {
      closed = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}
