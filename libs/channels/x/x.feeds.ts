import { toIso } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  type AdapterContext,
  type ArrivalChange,
  type Arrival,
  fetchFiles,
  fromHub,
  type Lease,
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
const DAY_MS = 24 * 60 * MINUTE_MS;
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

const meta = z.object({ next_token: z.string().optional() }).default({});
const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item).default([]), includes: includes.default({}), meta });

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

/** What is asked for again and again for one account, each with its own place and its own limit. */
export function feedsOf(client: XClient, config: XConfig, context: AdapterContext): Feed[] {
  const { clock, intake } = context;
  const own = `users/${config.userId}`;

  const filesOf = async (one: XPost | XMessage, found: Includes) =>
    fetchFiles(picturesOf(one, found), { hosts: MEDIA_HOSTS, standIn: standInOf(config) });
  const take = async (arrival: Arrival | ArrivalChange | undefined, lease: Lease): Promise<void> => {
    if (!arrival) return;
    lease.check();
    await fromHub(async () =>
      'kind' in arrival ? intake.change(arrival) : void (await intake.receive(arrival)),
    );
  };
  const rawOf = (data: object, { users, tweets, media }: Includes): Uint8Array =>
    Buffer.from(JSON.stringify({ data, includes: { users, tweets, media } }));
  const takePosts = async (
    found: readonly { post: XPost; includes: Includes }[],
    because: 'mention' | 'quote',
    lease: Lease,
  ): Promise<void> => {
    const takeOne = async ({ post, includes: all }: { post: XPost; includes: Includes }): Promise<void> => {
      const { files, missing } = await filesOf(post, all);
      const about = narrowed(post, all);
      await take(
        postArrival(post, because, { raw: rawOf(post, about), includes: about, files, missing }, config),
        lease,
      );
    };
    // Many at once, since on a bad night there are thousands.
    for (let from = 0; from < found.length; from += AT_ONCE)
      await Promise.all(found.slice(from, from + AT_ONCE).map(takeOne));
  };

  const mentions: Feed = {
    name: 'mentions',
    everyMs: 20_000,
    async look(place, lease) {
      const since = place === undefined ? { start_time: startOf(clock.now()) } : { since_id: place };
      const found: { post: XPost; includes: Includes }[] = [];
      let limit: Looked['limit'];
      let next: string | undefined;
      // All pages, since they come newest first: were the place moved after the first, the older ones were lost.
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        lease.check();
        const query = { ...POST_FIELDS, ...since, max_results: 100, ...(next && { pagination_token: next }) };
        const answer = await client.get(`${own}/mentions`, query, posts);
        ({ limit } = answer);
        found.push(...answer.body.data.map((post) => ({ post, includes: answer.body.includes })));
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
      const first = clock.now() - DAY_MS;
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
        const fresh = answer.body.data.filter(isNew);
        found.push(...fresh.map((message) => ({ message, includes: answer.body.includes })));
        next = answer.body.meta.next_token;
        if (next === undefined || fresh.length < answer.body.data.length) break;
      }
      const inOrder = found.toSorted((a, b) => (isNewer(a.message.id, b.message.id) ? 1 : -1));
      for (const { message, includes: all } of inOrder) {
        const { files, missing } = await filesOf(message, all);
        const about = narrowed(message, all);
        await take(
          messageArrival(message, { raw: rawOf(message, about), includes: about, files, missing }, config),
          lease,
        );
      }
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
            oldestFirst(data).map((post) => ({ post, includes: all })),
            'quote',
            lease,
          );
          taken += data.length;
        }
        now[id] = count;
      }
      return { place: JSON.stringify(now), taken, limit };
    },
  };
  return [mentions, direct, quotes];
}

const placeOfQuotes = z.record(z.string(), z.int());

/** What came before the first look within a day is taken in; older is not, since nobody promised anything then. */
const startOf = (now: number): string => toIso(now - DAY_MS).replace(/\.\d+Z$/, 'Z');

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
