import { createHash } from 'node:crypto';
import { inboundContact, type SocialPost, type WayToAnswer } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  type Arrival,
  type ArrivalChange,
  attachmentsOf,
  type FetchedFile,
  type FileToFetch,
  missingFiles,
  rawWithFiles,
} from '../core/index.js';
import type { XConfig } from './x.config.js';

const JSON_TYPE = 'application/json';
const id = z.string().regex(/^\d{1,20}$/);

const entities = z
  .object({
    mentions: z.array(z.object({ id: z.string().optional(), username: z.string() })).catch([]),
    urls: z
      .array(
        z.object({ url: z.string(), expanded_url: z.string().optional(), media_key: z.string().optional() }),
      )
      .catch([]),
  })
  .partial();

export const xPost = z.object({
  id,
  text: z.string(),
  author_id: id,
  created_at: z.string().optional(),
  conversation_id: z.string().optional(),
  referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).optional(),
  entities: entities.optional(),
  edit_history_tweet_ids: z.array(z.string()).optional(),
  note_tweet: z.object({ text: z.string(), entities: entities.optional() }).optional(),
  attachments: z.object({ media_keys: z.array(z.string()).optional() }).optional(),
});
export type XPost = z.infer<typeof xPost>;

const user = z.object({ id, name: z.string().optional(), username: z.string() });
const media = z.object({ media_key: z.string(), type: z.string(), url: z.string().optional() });

export const includes = z.object({
  users: z.array(user).optional().catch(undefined),
  tweets: z
    .array(z.object({ id: z.string(), author_id: z.string().optional() }))
    .optional()
    .catch(undefined),
  media: z.array(media).optional().catch(undefined),
});
export type Includes = z.infer<typeof includes>;

export const xMessage = z.object({
  id,
  event_type: z.string(),
  text: z.string().optional(),
  sender_id: id.optional(),
  created_at: z.string().optional(),
  dm_conversation_id: z.string().optional(),
  entities: entities.optional(),
  attachments: z.object({ media_keys: z.array(z.string()).optional() }).optional(),
});
export type XMessage = z.infer<typeof xMessage>;

/** Hosts of X that pictures are fetched from. */
export const MEDIA_HOSTS = ['twimg.com'];

/** Whether what the network says is a link of ours to a picture of the post itself. */
const words = (text: string, found: z.infer<typeof entities> | undefined): string => {
  let shown = text;
  for (const { url, expanded_url, media_key } of found?.urls ?? [])
    shown = shown.replace(url, () => (media_key ? '' : (expanded_url ?? url)));
  return shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
};

/** Pictures of a post or message. Of videos X gives no file. */
export function picturesOf(
  { attachments, id: of }: Pick<XPost, 'attachments' | 'id'>,
  { media: all = [] }: Includes,
): FileToFetch[] {
  const keys = attachments?.media_keys ?? [];
  return all
    .filter(({ media_key, url }) => keys.includes(media_key) && url !== undefined)
    .map(({ url }, index) => ({
      url: url!,
      name: `picture-${of}-${index + 1}${endingOf(url!)}`,
    }));
}

/** As `.jpg`; empty where there is none. */
const endingOf = (url: string): string =>
  (URL.canParse(url) && /\.\w{3,4}$/.exec(new URL(url).pathname)?.[0]) || '';

/** Posts and messages under one name each, whichever way they came. */
export const keyOf = (kind: 'post' | 'message', of: string): string => `${kind}:${of}`;

const NOT_IN_PUBLIC =
  'X lets us answer in public only a post that mentions or quotes us. Write a private message, or give them a link.';

const PRIVATELY: WayToAnswer = { audience: 'private' };

/** What is needed to make a contact: the bytes as they came, and the files that were fetched. */
export interface Received {
  raw: Uint8Array;
  includes: Includes;
  files?: readonly FetchedFile[];
  missing?: number;
}

/** How we know that a post is for us, where its own words do not say. */
export type Because = 'mention' | 'reply' | 'quote';

/** A post of somebody; undefined for our own. */
export function postArrival(
  post: XPost,
  because: Because,
  received: Received,
  config: Pick<XConfig, 'handle' | 'userId'>,
): Arrival | ArrivalChange | undefined {
  if (post.author_id === config.userId) return undefined;
  const found = post.note_tweet ? (post.note_tweet.entities ?? post.entities) : post.entities;
  const handle = config.handle.slice(1).toLowerCase();
  const isMention = [...(post.entities?.mentions ?? []), ...(found?.mentions ?? [])].some(
    (each) => each.id === config.userId || each.username.toLowerCase() === handle,
  );
  const quoted = post.referenced_tweets?.find(({ type }) => type === 'quoted');
  const isQuote =
    quoted !== undefined &&
    (because === 'quote' ||
      received.includes.tweets?.find((each) => each.id === quoted.id)?.author_id === config.userId);
  const repliedTo = post.referenced_tweets?.find(({ type }) => type === 'replied_to');
  const social: SocialPost = {
    audience: 'public',
    id: keyOf('post', post.id),
    what: isQuote ? 'a quote' : repliedTo ? 'a reply' : isMention ? 'a mention' : 'a post',
    url: `https://x.com/i/status/${post.id}`,
    ways: [
      isMention || isQuote ? { audience: 'public' } : { audience: 'public', closed: NOT_IN_PUBLIC },
      PRIVATELY,
    ],
  };
  const before = (post.edit_history_tweet_ids ?? []).find((each) => each !== post.id);
  const arrival = arrivalOf(
    {
      key: keyOf('post', before ?? post.id),
      author: post.author_id,
      text: words(post.note_tweet?.text ?? post.text, found),
      at: post.created_at,
      social,
      references: [repliedTo?.id, quoted?.id, post.conversation_id]
        .filter((each) => each !== undefined && each !== post.id)
        .map((each) => messageIdOf(keyOf('post', each!))),
    },
    received,
    config,
  );
  if (before === undefined) return arrival;
  const at = Date.parse(post.created_at ?? '');
  return { ...arrival, kind: 'edited', changeKey: `edit:${post.id}`, ...(Number.isFinite(at) && { at }) };
}

/** A private message of somebody; undefined for our own, and for what is none. */
export function messageArrival(
  message: XMessage,
  received: Received,
  config: Pick<XConfig, 'handle' | 'userId'>,
): Arrival | undefined {
  const { event_type, sender_id } = message;
  if (event_type !== 'MessageCreate' || sender_id === undefined || sender_id === config.userId)
    return undefined;
  const key = keyOf('message', message.id);
  return arrivalOf(
    {
      key,
      author: sender_id,
      text: words(message.text ?? '', message.entities),
      at: message.created_at,
      social: { audience: 'private', id: key, what: 'a private message', ways: [PRIVATELY] },
      references: [],
    },
    received,
    config,
  );
}

/** A post that its author took back. */
export const removal = (
  postId: string,
  { raw, at }: { raw: Uint8Array; at?: number },
  { handle }: Pick<XConfig, 'handle'>,
): ArrivalChange => ({
  ...{
    channel: 'social',
    entryPoint: handle,
    idempotencyKey: keyOf('post', postId),
    raw,
    contentType: JSON_TYPE,
  },
  kind: 'removed',
  changeKey: `removal:${postId}`,
  ...(at !== undefined && { at }),
});

/** Ids of X are its own: led by its name they are nobody else's. */
export const messageIdOf = (key: string): string => `x:${key}`;

const personOf = (userId: string): string => `x:${userId}`;

function arrivalOf(
  given: {
    key: string;
    author: string;
    text: string;
    at: string | undefined;
    social: SocialPost;
    references: string[];
  },
  { raw, includes: { users = [] }, files = [], missing = 0 }: Received,
  { handle }: Pick<XConfig, 'handle'>,
): Arrival {
  const author = users.find((each) => each.id === given.author);
  const name = author && `${author.name ?? author.username} (@${author.username})`;
  const at = Date.parse(given.at ?? '');
  const attachments = attachmentsOf(files);
  return {
    ...{ channel: 'social', entryPoint: handle, idempotencyKey: given.key },
    ...rawWithFiles(raw, JSON_TYPE, files),
    contact: inboundContact.parse({
      ...{ channel: 'social', entryPoint: handle, attachments, post: given.social },
      from: {
        kind: 'public-handle',
        value: personOf(given.author),
        ...(name && { name: name.slice(0, 200) }),
      },
      text: `${given.text}${missingFiles(missing)}`,
      thread: { messageId: messageIdOf(given.key), references: given.references },
      ...(Number.isFinite(at) && { sentAt: toIso(at) }),
    }),
  };
}

/** What X told of and cannot be read here: kept as it came, for a person to look at. */
export const unreadable = (raw: Uint8Array, { handle }: Pick<XConfig, 'handle'>): Arrival => ({
  ...{ channel: 'social', entryPoint: handle, raw, contentType: JSON_TYPE },
  idempotencyKey: `event:${createHash('sha256').update(raw).digest('hex')}`,
  fault: {
    reason: 'X told of something that cannot be read here, such as an encrypted chat.',
    remedy: 'Look at the account at X, and enter it by hand if it matters.',
  },
});
