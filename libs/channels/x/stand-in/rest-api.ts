import type { Network, StandInMessage, StandInPost, StandInUser } from './network.js';
import { invalid, notFound } from './refusal.js';

export interface RestAnswer {
  status: number;
  body: object;
}

const POST_FIELDS = [
  'created_at',
  'conversation_id',
  'referenced_tweets',
  'author_id',
  'edit_history_tweet_ids',
];

/** Carries out one request to the API, as the account whose it is. @throws Refusal */
export function restAnswer(
  request: string,
  query: URLSearchParams,
  body: Readonly<Record<string, unknown>>,
  network: Network,
  us: StandInUser,
): RestAnswer {
  const [, method, what] = /^(\w+) (.*)$/.exec(request) ?? [];
  const path = what!.split('/');
  if (method === 'POST') return handIn(what!, body, network, us);
  if (method !== 'GET') return notFound();
  if (what === 'users/me') return ok({ id: us.id, username: us.username, name: us.name });
  if (/^users\/\d+\/mentions$/.test(what!)) {
    if (path[1] !== us.id) return notFound();
    const found = network.posts.filter(
      (post) => post.author_id !== us.id && network.mentionsOf(post).some(({ id }) => id === us.id),
    );
    return listed(found, query, network);
  }
  if (/^users\/\d+\/tweets$/.test(what!))
    return listed(
      network.posts.filter(({ author_id }) => author_id === path[1]),
      query,
      network,
    );
  if (/^tweets\/\d+\/quote_tweets$/.test(what!))
    return listed(
      network.posts.filter((post) => isQuoting(post, path[1]!)),
      query,
      network,
    );
  if (what === 'dm_events')
    return messagesOf(
      network.messages.filter(({ sender_id, recipient_id }) => [sender_id, recipient_id].includes(us.id)),
      query,
      network,
    );
  if (/^dm_conversations\/with\/\d+\/dm_events$/.test(what!))
    return messagesOf(
      network.messages.filter(({ sender_id, recipient_id }) => [sender_id, recipient_id].includes(path[2]!)),
      query,
      network,
    );
  return notFound();
}

function handIn(
  what: string,
  body: Readonly<Record<string, unknown>>,
  network: Network,
  us: StandInUser,
): RestAnswer {
  const stray = Object.keys(body).find((name) => !['text', 'reply'].includes(name));
  if (stray !== undefined) return invalid(stray, 'it is not a parameter');
  const { text, reply } = body;
  if (typeof text !== 'string') return invalid('text', 'it is missing');
  if (what === 'tweets') {
    const replyTo: unknown = (reply as { in_reply_to_tweet_id?: unknown } | undefined)?.in_reply_to_tweet_id;
    if (reply !== undefined && typeof replyTo !== 'string') return invalid('reply', 'it names no post');
    const post = network.post(us, text, { ...(typeof replyTo === 'string' && { replyTo }), byApi: true });
    return { status: 201, body: { data: { id: post.id, text, edit_history_tweet_ids: [post.id] } } };
  }
  const participant = /^dm_conversations\/with\/(\d+)\/messages$/.exec(what)?.[1];
  if (participant === undefined) return notFound();
  const { id } = network.message(us, network.userById(participant), text);
  return {
    status: 201,
    body: { data: { dm_conversation_id: `${participant}-${us.id}`, dm_event_id: id } },
  };
}

const ok = (data: object): RestAnswer => ({ status: 200, body: { data } });

const isQuoting = ({ referenced_tweets }: StandInPost, id: string): boolean =>
  referenced_tweets.some((each) => each.type === 'quoted' && each.id === id);

const asked = (query: URLSearchParams, name: string): string[] => (query.get(name) ?? '').split(',');

function listed(all: readonly StandInPost[], query: URLSearchParams, network: Network): RestAnswer {
  const since = query.get('since_id');
  const start = query.get('start_time');
  if (start !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(start))
    return invalid('start_time', 'it is no instant in seconds');
  const found = all.filter(
    ({ id, created_at }) =>
      (since === null || BigInt(id) > BigInt(since)) &&
      (start === null || Date.parse(created_at) >= Date.parse(start)),
  );
  const { page, next } = pageOf(found, query, 5);
  const fields = asked(query, 'tweet.fields');
  const data = page.map((post) => shownPost(post, fields, network));
  const included = includedWith(page, query, network);
  return {
    status: 200,
    body: {
      ...(data.length > 0 && { data }),
      ...(data.length > 0 && Object.keys(included).length > 0 && { includes: included }),
      meta: { result_count: data.length, ...(next !== undefined && { next_token: next }) },
    },
  };
}

/** A post with the fields that were asked for, escaped as X does. */
export function shownPost(post: StandInPost, fields: readonly string[], network: Network): object {
  const { id, text, media } = post;
  const chosen = Object.fromEntries(
    POST_FIELDS.filter((name) => fields.includes(name)).map((name) => [
      name,
      post[name as keyof StandInPost],
    ]),
  );
  if (post.referenced_tweets.length === 0) delete chosen['referenced_tweets'];
  const mentions = network.mentionsOf(post);
  const quote_count = network.posts.filter((each) => isQuoting(each, id)).length;
  return {
    ...{ id, text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') },
    edit_history_tweet_ids: post.edit_history_tweet_ids,
    ...chosen,
    ...(fields.includes('entities') && mentions.length > 0 && { entities: { mentions } }),
    ...(fields.includes('public_metrics') && { public_metrics: { quote_count } }),
    ...(fields.includes('attachments') &&
      media.length > 0 && { attachments: { media_keys: media.map(({ media_key }) => media_key) } }),
  };
}

function includedWith(page: readonly StandInPost[], query: URLSearchParams, network: Network): object {
  const wanted = asked(query, 'expansions');
  const authors = new Set(page.map(({ author_id }) => author_id));
  const about = new Set(page.flatMap(({ referenced_tweets }) => referenced_tweets.map(({ id }) => id)));
  const media = page.flatMap((post) => post.media);
  return {
    ...(wanted.includes('author_id') && {
      users: network.users.filter(({ id }) => authors.has(id)).map(shownUser),
    }),
    ...(wanted.includes('referenced_tweets.id') && {
      tweets: network.posts
        .filter(({ id }) => about.has(id))
        .map(({ id, author_id, text }) => ({ id, author_id, text })),
    }),
    ...(wanted.includes('attachments.media_keys') && media.length > 0 && { media }),
  };
}

const shownUser = ({ id, username, name }: StandInUser): object => ({ id, username, name });

function messagesOf(all: readonly StandInMessage[], query: URLSearchParams, network: Network): RestAnswer {
  if (query.has('since_id')) return invalid('since_id', 'it is not a parameter of messages');
  const { page, next } = pageOf(all, query, 1);
  const fields = asked(query, 'dm_event.fields');
  const data = page.map(({ id, text, sender_id, created_at, recipient_id }) => ({
    ...{ id, event_type: 'MessageCreate', text },
    ...(fields.includes('sender_id') && { sender_id }),
    ...(fields.includes('created_at') && { created_at }),
    ...(fields.includes('dm_conversation_id') && { dm_conversation_id: `${sender_id}-${recipient_id}` }),
  }));
  const senders = new Set(page.map(({ sender_id }) => sender_id));
  const users = network.users.filter(({ id }) => senders.has(id)).map(shownUser);
  return {
    status: 200,
    body: {
      ...(data.length > 0 && { data }),
      ...(data.length > 0 && asked(query, 'expansions').includes('sender_id') && { includes: { users } }),
      meta: { result_count: data.length, ...(next !== undefined && { next_token: next }) },
    },
  };
}

/** The newest first, a page at a time. */
function pageOf<T>(all: readonly T[], query: URLSearchParams, fewest: number): { page: T[]; next?: string } {
  const size = Number(query.get('max_results') ?? 10);
  if (!(size >= fewest && size <= 100)) return invalid('max_results', `it is not between ${fewest} and 100`);
  const from = Number(query.get('pagination_token') ?? 0);
  const newest = all.toReversed();
  const page = newest.slice(from, from + size);
  return { page, ...(from + size < newest.length && { next: String(from + size) }) };
}
