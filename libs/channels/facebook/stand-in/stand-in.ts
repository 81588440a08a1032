import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, isLoopback, toDate, WrongClock } from '@frontdoor/kernel';
import { VERSION } from '../facebook.config.js';
import {
  Page,
  type StandInComment,
  type StandInMessage,
  type StandInPerson,
  type StandInPost,
} from './page.js';
import { answerHalf } from '../../core/index.js';
import { refuse, Refusal } from './refusal.js';
import { restAnswer } from './rest-api.js';

interface StandInOptions {
  clock: Clock;
  pageId?: string;
  /** Our app has the permission Human Agent. */
  humanAgent?: boolean;
}

/** Trouble that the next request to hand something in meets. */
type Fault =
  | { code: number; subcode?: number }
  /**
   * The connection breaks before or after the request is carried out, or in the middle of the answer; where it `shutsOut`, our
   * access counts no more from then on.
   */
  | { reset: 'before' | 'after' | 'midway'; shutsOut?: true };

/** Facebook on this machine: its Graph API for one page, its people, and what it tells a hub. */
export interface FacebookStandIn {
  url: string;
  /** What the adapter is set up with to use it for everything. */
  settings: Readonly<Record<string, string>>;
  pageId: string;
  posts: readonly StandInPost[];
  comments: readonly StandInComment[];
  messages: readonly StandInMessage[];
  person(name: string): StandInPerson;
  /** Our page writes a post itself. */
  pagePost(text: string): StandInPost;
  /** Somebody writes on our page. */
  post(name: string, text: string): StandInPost;
  /** Somebody comments. @param below id of a post or comment */
  comment(name: string, below: string, text: string): StandInComment;
  editComment(id: string, text: string): void;
  removeComment(id: string): void;
  /** Somebody writes to our page in private, with so many pictures. @param at epoch milliseconds, now when not given */
  message(name: string, text: string, more?: { pictures?: number; at?: number }): StandInMessage;
  /** The next requests that hand something in meet these, in turn. */
  next(...faults: Fault[]): void;
  /** How many requests came to its API. */
  requests(): number;
  /** Its clock is ahead by so many milliseconds from now on. */
  turnClock(aheadMs: number): void;
  /** Whether our token still counts. */
  isTokenDead: boolean;
  /** How much is used up of what the page may ask, in percent; from 100 nothing is answered. */
  usedUp: number;
  /** Has a hub told of what happens, after it has shown that it knows our word. @throws Error where it does not. */
  tell(hubUrl: string): Promise<void>;
  /** What it would tell a hub, signed by this secret or by ours. */
  delivery(entry: object, secret?: string): { body: Buffer; headers: Record<string, string> };
  /** What it tells of a comment that was added. */
  commentAdded(comment: StandInComment): object;
  /** What it tells of a private message. */
  messageCame(message: StandInMessage, pictures?: number): object;
  /** Resolves when the hub was told of everything. */
  settled(): Promise<void>;
  /** What the hub did not take. */
  troubles: readonly string[];
  close(): Promise<void>;
}

const LARGEST = 1024 * 1024;
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCB4vJkkQAAAABJRU5ErkJggg==',
  'base64',
);
/** Letters beyond ASCII are escaped, as Facebook does. */
const escaped = (body: object): string =>
  JSON.stringify(body).replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Starts the stand-in on the loopback interface. */
export async function startFacebookStandIn({
  clock: rightClock,
  pageId = '112233445566',
  humanAgent = false,
}: StandInOptions): Promise<FacebookStandIn> {
  const clock = new WrongClock(rightClock);
  const page = new Page(pageId, humanAgent, clock);
  const [token, secret, word] = [randomBytes(40), randomBytes(16), randomBytes(12)].map((bytes) =>
    bytes.toString('hex'),
  ) as [string, string, string];
  const proof = createHmac('sha256', secret).update(token).digest('hex');
  const faults: Fault[] = [];
  let requests = 0;
  const troubles: string[] = [];
  const underWay = new Set<Promise<void>>();
  let told: string | undefined;
  let closed = false;

  const delivery = (entry: object, by = secret) => {
    const body = Buffer.from(escaped({ object: 'page', entry: [entry] }));
    const signature = createHmac('sha256', by).update(body).digest('hex');
    return {
      body,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    };
  };
  const happens = (entry: object): void => {
    const to = told;
    if (to === undefined) return;
    const { body, headers } = delivery(entry);
    const work: Promise<void> = pause(2)
      .then(() =>
        fetch(`${to}/webhooks/facebook/page`, { method: 'POST', body, headers, redirect: 'manual' }),
      )
      .then(({ status }) => void (status === 200 || closed || troubles.push(String(status))))
      .catch((error: unknown) => void (closed || troubles.push(String(error))))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const seconds = (at: number): number => Math.floor(at / 1000);
  const entryOf = (what: object): object => ({ id: pageId, time: seconds(clock.now()), ...what });
  const feed = (value: object): object => entryOf({ changes: [{ field: 'feed', value }] });
  const shared = ({ id, parent, post, from, message, at }: StandInComment): object => ({
    ...{
      item: 'comment',
      comment_id: id,
      parent_id: parent,
      post_id: post,
      from,
      message,
      created_time: seconds(at),
    },
    post: { permalink_url: `https://www.facebook.com/${post}` },
  });
  const commentAdded = (comment: StandInComment): object => feed({ ...shared(comment), verb: 'add' });
  const messageCame = ({ mid, from, to, text, at }: StandInMessage, pictures = 0): object => ({
    ...{ id: pageId, time: clock.now() },
    messaging: [
      {
        ...{ sender: { id: from }, recipient: { id: to }, timestamp: at },
        message: {
          ...{ mid, text },
          ...(from === pageId && { is_echo: true, app_id: 1 }),
          ...(pictures > 0 && {
            attachments: Array.from({ length: pictures }, () => ({
              type: 'image',
              payload: { url: `${url}/files/${randomUUID()}.png` },
            })),
          }),
        },
      },
    ],
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
    if (method === 'GET' && address.startsWith('/files/'))
      return void response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE);
    requests++;
    const fault = method === 'POST' ? faults.shift() : undefined;
    if (fault && 'reset' in fault && fault.reset === 'before') {
      if (fault.shutsOut) standIn.isTokenDead = true;
      return void response.destroy();
    }
    const { status, body } = outcome(
      method,
      address,
      request.headers.authorization,
      Buffer.concat(parts).toString(),
      fault,
    );
    const text = JSON.stringify(body);
    if (fault && 'reset' in fault) {
      if (fault.shutsOut) standIn.isTokenDead = true;
      return fault.reset === 'midway' ? answerHalf(response, status, text) : void response.destroy();
    }
    const used = [
      {
        ...{ type: 'pages', call_count: standIn.usedUp, total_cputime: 1, total_time: 1 },
        estimated_time_to_regain_access: standIn.usedUp >= 100 ? 5 : 0,
      },
    ];
    response.writeHead(status, {
      'content-type': 'application/json; charset=UTF-8',
      date: toDate(clock.now()).toUTCString(),
      'x-business-use-case-usage': JSON.stringify({ [pageId]: used }),
    });
    response.end(text);
  }
  function outcome(
    method: string,
    address: string,
    authorization: string | undefined,
    sent: string,
    fault: Fault | undefined,
  ): { status: number; body: object } {
    try {
      const { pathname, searchParams } = new URL(address, 'http://stand-in');
      const [, version, ...path] = pathname.split('/');
      if (version !== VERSION)
        return refuse(2635, '(#2635) You are calling a deprecated version of the API.');
      if (authorization !== `Bearer ${token}` || standIn.isTokenDead)
        return refuse(190, 'Error validating access token: the session is invalid.', 460);
      if (searchParams.get('appsecret_proof') !== proof)
        return refuse(100, 'Invalid appsecret_proof provided in the API argument');
      if (standIn.usedUp >= 100)
        return refuse(80_001, '(#80001) There have been too many calls to this Page account.');
      if (fault && 'code' in fault) return refuse(fault.code, 'Something went wrong.', fault.subcode);
      const body = sent === '' ? {} : (JSON.parse(sent) as Record<string, unknown>);
      const before = page.messages.length;
      const said = restAnswer(method, decodeURIComponent(path.join('/')), searchParams, body, page);
      if (method === 'POST' && page.messages.length > before) wrote(page.messages.at(-1)!);
      if (method === 'POST' && path[1] === 'comments') happens(commentAdded(page.comments.at(-1)!));
      return { status: 200, body: said };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return { status: thrown.status, body: thrown };
    }
  }
  /** Our own comes back as an echo, and reaches them. */
  function wrote(message: StandInMessage): void {
    happens(messageCame(message));
    happens({
      ...{ id: pageId, time: clock.now() },
      messaging: [
        {
          ...{ sender: { id: message.to }, recipient: { id: pageId }, timestamp: clock.now() },
          delivery: { mids: [message.mid], watermark: clock.now() },
        },
      ],
    });
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const commentBy = (id: string): StandInComment => {
    const found = page.comments.find((each) => each.id === id);
    if (!found) throw new Error('There is no such comment');
    return found;
  };

  const standIn: FacebookStandIn = {
    url,
    settings: {
      FACEBOOK_PAGE_ID: pageId,
      FACEBOOK_PAGE_TOKEN: token,
      FACEBOOK_APP_SECRET: secret,
      FACEBOOK_VERIFY_TOKEN: word,
      FACEBOOK_HUMAN_AGENT: humanAgent ? 'on' : 'off',
      FACEBOOK_API_BASE: url,
    },
    pageId,
    posts: page.posts,
    comments: page.comments,
    messages: page.messages,
    isTokenDead: false,
    usedUp: 1,
    troubles,
    person: (name) => page.person(name),
    pagePost(text) {
      const from = { id: pageId, name: 'The page' };
      const post = page.post(from, text);
      happens(
        feed({
          item: 'status',
          verb: 'add',
          post_id: post.id,
          from,
          message: text,
          created_time: seconds(post.at),
        }),
      );
      return post;
    },
    post(name, text) {
      const { id } = page.person(name);
      const post = page.post({ id, name }, text);
      const value = { item: 'post', verb: 'add', post_id: post.id, from: post.from, message: text };
      happens(feed({ ...value, created_time: seconds(post.at) }));
      return post;
    },
    comment(name, below, text) {
      const { id } = page.person(name);
      const comment = page.comment({ id, name }, below, text);
      happens(commentAdded(comment));
      return comment;
    },
    editComment(id, text) {
      const comment = commentBy(id);
      comment.message = text;
      happens(feed({ ...shared(comment), verb: 'edited' }));
    },
    removeComment(id) {
      const { post, parent, from, at } = commentBy(id);
      page.comments.splice(page.comments.indexOf(commentBy(id)), 1);
      const value = {
        item: 'comment',
        verb: 'remove',
        comment_id: id,
        parent_id: parent,
        post_id: post,
        from,
      };
      happens(feed({ ...value, created_time: seconds(at) }));
    },
    message(name, text, { pictures = 0, at } = {}) {
      const message = page.received(page.person(name), text, at);
      happens(messageCame(message, pictures));
      return message;
    },
    turnClock: (aheadMs) => void (clock.aheadMs = aheadMs),
    next: (...more) => void faults.push(...more),
    requests: () => requests,
    async tell(hubUrl) {
      if (!isLoopback(new URL(hubUrl).hostname)) throw new Error('The stand-in calls this machine only.');
      const challenge = randomUUID();
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': word,
        'hub.challenge': challenge,
      });
      const response = await fetch(`${hubUrl}/webhooks/facebook/page?${query.toString()}`, {
        redirect: 'manual',
      });
      if (response.status !== 200 || (await response.text()) !== challenge)
        throw new Error('The hub did not show that it knows our word.');
      told = hubUrl;
    },
    delivery,
    commentAdded,
    messageCame,
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
