import { AtOnce, toIso } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  type AdapterContext,
  type ArrivalChange,
  type Arrival,
  fetchFiles,
  fromHub,
  type Lease,
  readable,
  type Recounted,
} from '../core/index.js';
import type { XAnswer, XClient } from './x.client.js';
import { standInOf, type XConfig } from './x.config.js';
import {
  includes,
  type Includes,
  MEDIA_HOSTS,
  messageArrival,
  picturesOf,
  postArrival,
  unreadable,
  xMessage,
  type XMessage,
  type XPost,
  xPost,
} from './x.mapping.js';

/** Something that is asked for again and again: with its place, and how much of it was new. */
export interface Feed {
  name: 'mentions' | 'messages' | 'quotes';
  /** Between two looks, in milliseconds: within what the limit of the network allows, and never so long that a promise suffers. */
  everyMs: number;
  /** Brings in what is new, oldest first. Resolves to its new place and the limit that the last answer told of. */
  look(place: string | undefined, lease: Lease): Promise<Looked>;
}

export interface Looked {
  place: string | undefined;
  taken: number;
  limit: XAnswer<unknown>['limit'];
}

const MINUTE_MS = 60_000;
const POST_FIELDS = {
  'tweet.fields':
    'id,text,author_id,created_at,conversation_id,referenced_tweets,entities,edit_history_tweet_ids,note_tweet,attachments',
  expansions: 'author_id,referenced_tweets.id,attachments.media_keys',
  'user.fields': 'id,name,username',
  'media.fields': 'media_key,type,url',
};
const MESSAGE_FIELDS = {
  'dm_event.fields': 'id,event_type,text,sender_id,created_at,dm_conversation_id,entities,attachments',
  expansions: 'sender_id,attachments.media_keys',
  'user.fields': 'id,name,username',
  'media.fields': 'media_key,type,url',
  event_types: 'MessageCreate',
};
/** Pages of one look; what lies behind them is taken in the next, since its place moves only so far. */
const MOST_PAGES = 30;
const AT_ONCE = 50;
/** Files of so many are in memory at once. */
const FILES_AT_ONCE = 4;

const meta = z.object({ next_token: z.string().optional() }).default({});
const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z
      .array(z.unknown())
      .default([])
      .transform((all) => {
        const found = all.map((one) => ({ one, read: item.safeParse(one) }));
        return {
          read: found.flatMap(({ read }) => (read.success ? [read.data] : [])),
          /** Each for itself: the rest of the page is none the worse for it. */
          unread: found.flatMap(({ one, read }) => (read.success ? [] : [one])),
        };
      }),
    includes: includes.default({}),
    meta,
  });

const posts = pageOf(xPost);
const messages = pageOf(xMessage);
const ownPosts = z.object({
  data: z
    .array(z.object({ id: z.string(), public_metrics: z.object({ quote_count: z.int() }).optional() }))
    .default([]),
});

/** Ids of X grow with time. */
const isNewer = (one: string, other: string): boolean => BigInt(one) > BigInt(other);
const oldestFirst = <T extends { id: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (isNewer(a.id, b.id) ? 1 : -1));

/** Where what is found goes to. */
type Taking = Pick<AdapterContext['intake'], 'receive' | 'change'>;

/**
 * What is asked for again and again for one account, each with its own place and its own limit.
 *
 * @param since where there is no place: from when on, epoch milliseconds
 */
export function feedsOf(client: XClient, config: XConfig, intake: Taking, since: () => number): Feed[] {
  const own = `users/${config.userId}`;

  const fetching = new AtOnce(FILES_AT_ONCE);
  /** With its pictures, for as long as they are in memory. */
  const withFiles = async (
    one: XPost | XMessage,
    found: Includes,
    then: (fetched: Awaited<ReturnType<typeof fetchFiles>>) => Promise<void>,
  ): Promise<void> => {
    const pictures = picturesOf(one, found);
    if (pictures.length === 0) return then({ files: [], missing: 0 });
    const from = { hosts: MEDIA_HOSTS, standIn: standInOf(config) };
    return fetching.run(async () => then(await fetchFiles(pictures, from)));
  };
  const take = async (arrival: Arrival | ArrivalChange | undefined, lease: Lease): Promise<void> => {
    if (!arrival) return;
    lease.check();
    await fromHub(async () =>
      'kind' in arrival ? intake.change(arrival) : void (await intake.receive(arrival)),
    );
  };
  const takeUnread = async (unread: readonly unknown[], lease: Lease): Promise<void> => {
    for (const one of unread) await take(unreadable(Buffer.from(JSON.stringify(one)), config), lease);
  };
  const rawOf = (data: object, { users, tweets, media }: Includes): Uint8Array =>
    Buffer.from(JSON.stringify({ data, includes: { users, tweets, media } }));
  const takePosts = async (
    found: readonly { post: XPost; includes: Includes }[],
    because: 'mention' | 'quote',
    lease: Lease,
  ): Promise<void> => {
    const takeOne = ({ post, includes: all }: { post: XPost; includes: Includes }): Promise<void> =>
      withFiles(post, all, ({ files, missing }) => {
        const about = narrowed(post, all);
        const raw = rawOf(post, about);
        const arrival = readable(
          () => postArrival(post, because, { raw, includes: about, files, missing }, config),
          () => unreadable(raw, config),
        );
        return take(arrival, lease);
      });
    // Many at once, since on a bad night there are thousands.
    for (let from = 0; from < found.length; from += AT_ONCE)
      await Promise.all(found.slice(from, from + AT_ONCE).map(takeOne));
  };

  const mentions: Feed = {
    name: 'mentions',
    everyMs: 20_000,
    async look(place, lease) {
      const after = place === undefined ? { start_time: inSeconds(since()) } : { since_id: place };
      const found: { post: XPost; includes: Includes }[] = [];
      let limit: Looked['limit'];
      let next: string | undefined;
      // All pages, since they come newest first: were the place moved after the first, the older ones were lost.
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        lease.check();
        const query = { ...POST_FIELDS, ...after, max_results: 100, ...(next && { pagination_token: next }) };
        const answer = await client.get(`${own}/mentions`, query, posts);
        ({ limit } = answer);
        await takeUnread(answer.body.data.unread, lease);
        found.push(...answer.body.data.read.map((post) => ({ post, includes: answer.body.includes })));
        next = answer.body.meta.next_token;
        if (next === undefined) break;
      }
      const inOrder = found.toSorted((a, b) => (isNewer(a.post.id, b.post.id) ? 1 : -1));
      await takePosts(inOrder, 'mention', lease);
      return { place: inOrder.at(-1)?.post.id ?? place, taken: inOrder.length, limit };
    },
  };

  const direct: Feed = {
    name: 'messages',
    // 15 looks in 15 minutes are allowed.
    everyMs: 75_000,
    async look(place, lease) {
      const first = since();
      const isNew = ({ id, created_at }: XMessage): boolean =>
        place === undefined ? !(Date.parse(created_at ?? '') < first) : isNewer(id, place);
      const found: { message: XMessage; includes: Includes }[] = [];
      let limit: Looked['limit'];
      let next: string | undefined;
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        lease.check();
        const query = { ...MESSAGE_FIELDS, max_results: 100, ...(next && { pagination_token: next }) };
        const answer = await client.get('dm_events', query, messages);
        ({ limit } = answer);
        const { read, unread } = answer.body.data;
        await takeUnread(unread, lease);
        const fresh = read.filter(isNew);
        found.push(...fresh.map((message) => ({ message, includes: answer.body.includes })));
        next = answer.body.meta.next_token;
        if (next === undefined || fresh.length < read.length) break;
      }
      const inOrder = found.toSorted((a, b) => (isNewer(a.message.id, b.message.id) ? 1 : -1));
      for (const { message, includes: all } of inOrder)
        await withFiles(message, all, ({ files, missing }) => {
          const about = narrowed(message, all);
          const raw = rawOf(message, about);
          const arrival = readable(
            () => messageArrival(message, { raw, includes: about, files, missing }, config),
            () => unreadable(raw, config),
          );
          return take(arrival, lease);
        });
      return { place: inOrder.at(-1)?.message.id ?? place, taken: inOrder.length, limit };
    },
  };

  const quotes: Feed = {
    name: 'quotes',
    everyMs: 5 * MINUTE_MS,
    async look(place, lease) {
      const known = placeOfQuotes.parse(JSON.parse(place ?? '{}'));
      const answer = await client.get(
        `${own}/tweets`,
        { max_results: 100, 'tweet.fields': 'public_metrics' },
        ownPosts,
      );
      let { limit } = answer;
      const now: Record<string, number> = {};
      let taken = 0;
      for (const { id, public_metrics } of answer.body.data) {
        const count = public_metrics?.quote_count ?? 0;
        if (count > 0 && count !== known[id]) {
          lease.check();
          const query = { ...POST_FIELDS, max_results: 100 };
          const quoting = await client.get(`tweets/${id}/quote_tweets`, query, posts);
          ({ limit } = quoting);
          const { data, includes: all } = quoting.body;
          await takePosts(
            oldestFirst(data.read).map((post) => ({ post, includes: all })),
            'quote',
            lease,
          );
          await takeUnread(data.unread, lease);
          taken += data.read.length;
        }
        now[id] = count;
      }
      return { place: JSON.stringify(now), taken, limit };
    },
  };
  return [mentions, direct, quotes];
}

const placeOfQuotes = z.record(z.string(), z.int());

/** What came within a day before the first look is taken in; older is not, since nobody promised anything then. */
export const FIRST_LOOK_MS = 24 * 60 * MINUTE_MS;
const inSeconds = (at: number): string => toIso(at).replace(/\.\d+Z$/, 'Z');

/** X’s own list of mentions and private messages since an instant: X keeps both for longer than that. @throws ChannelError */
export async function recount(
  client: XClient,
  config: XConfig,
  from: number,
  to: number,
): Promise<Recounted> {
  const found: Arrival[] = [];
  const collecting: Taking = {
    receive: async (arrival) => {
      found.push(arrival as Arrival);
      return { contactId: '', reference: '', receivedAt: to, duplicate: false };
    },
    change: async () => undefined,
  };
  const lease: Lease = { signal: new AbortController().signal, check: () => undefined };
  for (const feed of feedsOf(client, config, collecting, () => from))
    if (feed.name !== 'quotes') await feed.look(undefined, lease);
  // What came a moment ago may still be under way.
  const arrivals = found.filter(
    ({ contact }) => contact?.sentAt === undefined || Date.parse(contact.sentAt) <= to,
  );
  return { arrivals, wishes: [], looked: found.length };
}

/** Of what an answer includes, that which one post or message is about. */
function narrowed(one: XPost | XMessage, { users, tweets, media }: Includes): Includes {
  const author = 'author_id' in one ? one.author_id : 'sender_id' in one ? one.sender_id : undefined;
  const about = 'referenced_tweets' in one ? (one.referenced_tweets ?? []).map(({ id }) => id) : [];
  const keys = one.attachments?.media_keys ?? [];
  return {
    users: users?.filter(({ id }) => id === author),
    tweets: tweets?.filter(({ id }) => about.includes(id)),
    media: media?.filter(({ media_key }) => keys.includes(media_key)),
  };
}
