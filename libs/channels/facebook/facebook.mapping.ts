import { createHash } from 'node:crypto';
import { inboundContact, type SocialPost } from '@frontdoor/contracts';
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

export const JSON_TYPE = 'application/json';
const DAY_MS = 24 * 3_600_000;
/** After a comment it may be answered in private once. */
const PRIVATE_REPLY_MS = 7 * DAY_MS;
/** After a message it may be answered; by people for longer where Facebook has allowed it. */
export const ANSWER_MS = DAY_MS;
export const HUMAN_AGENT_MS = 7 * DAY_MS;

/** Hosts of Facebook that files are fetched from. */
export const FILE_HOSTS = ['fbcdn.net', 'fbsbx.com'];

const id = z.string().regex(/^[\w:.$-]{1,200}$/);
/** Seconds or an instant as text, whichever it is. */
const moment = z.union([z.number(), z.string()]).optional();

export const feedValue = z.object({
  item: z.string(),
  verb: z.string(),
  post_id: id.optional(),
  comment_id: id.optional(),
  parent_id: id.optional(),
  from: z.object({ id, name: z.string().optional() }).optional(),
  message: z.string().optional(),
  created_time: moment,
  photo: z.string().optional(),
  link: z.string().optional(),
  post: z.object({ permalink_url: z.string().optional() }).optional(),
});
export type FeedValue = z.infer<typeof feedValue>;

export const mentionValue = z.object({
  item: z.string(),
  verb: z.string(),
  post_id: id,
  comment_id: id.optional(),
  sender_id: id.optional(),
  sender_name: z.string().optional(),
  message: z.string().optional(),
  created_time: moment,
});
export type MentionValue = z.infer<typeof mentionValue>;

export const messaging = z.object({
  sender: z.object({ id }),
  recipient: z.object({ id }),
  timestamp: z.number().optional(),
  message: z
    .object({
      mid: id,
      text: z.string().optional(),
      is_echo: z.boolean().optional(),
      reply_to: z.object({ mid: id.optional() }).optional(),
      attachments: z
        .array(
          z.object({
            type: z.string(),
            payload: z.object({ url: z.string().optional(), title: z.string().optional() }).nullish(),
          }),
        )
        .optional(),
    })
    .optional(),
  postback: z
    .object({ mid: id.optional(), title: z.string().optional(), payload: z.string().optional() })
    .optional(),
  delivery: z.object({ mids: z.array(id).optional() }).optional(),
});
export type Messaging = z.infer<typeof messaging>;

/** Ids of Facebook are its own: led by its name they are nobody else's. */
export const messageIdOf = (key: string): string => `facebook:${key}`;
const personOf = (userId: string): string => `facebook:${userId}`;

/** What is needed besides: the piece of the delivery as it came, and the files that were fetched. */
export interface Received {
  raw: Uint8Array;
  files?: readonly FetchedFile[];
  missing?: number;
}

interface Page {
  pageId: string;
  humanAgent: boolean;
}

/** Epoch milliseconds, from seconds or text. */
const msOf = (at: FeedValue['created_time']): number | undefined => {
  const ms = typeof at === 'number' ? at * 1000 : Date.parse(at ?? '');
  return Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? ms : undefined;
};

const POSTS: ReadonlySet<string> = new Set(['status', 'post', 'photo', 'video', 'share', 'album', 'link']);

/**
 * A comment or a post on our page, an edit of one or its removal. Undefined for what nobody needs to answer: what we wrote
 * ourselves, reactions, what was hidden.
 *
 * @param now epoch milliseconds, where Facebook does not say when
 */
export function feedArrival(
  value: FeedValue,
  received: Received,
  { pageId }: Page,
  now: number,
): Arrival | ArrivalChange | undefined {
  const { item, verb, from, post_id, comment_id } = value;
  const isComment = item === 'comment';
  const of = isComment ? comment_id : POSTS.has(item) ? post_id : undefined;
  if (of === undefined || from?.id === pageId) return undefined;
  const key = `${isComment ? 'comment' : 'post'}:${of}`;
  const at = msOf(value.created_time) ?? now;
  if (verb === 'remove')
    return {
      ...{
        channel: 'social',
        entryPoint: pageId,
        idempotencyKey: key,
        raw: received.raw,
        contentType: JSON_TYPE,
      },
      kind: 'removed',
      changeKey: `removal:${key}`,
    };
  if (verb !== 'add' && verb !== 'edited') return undefined;
  const social: SocialPost = {
    audience: 'public',
    id: key,
    what: isComment ? 'a comment' : 'a post on our page',
    url: `https://www.facebook.com/${of}`,
    ways: [{ audience: 'public' }, { audience: 'private', once: true, until: toIso(at + PRIVATE_REPLY_MS) }],
    ...(isComment && { canBeHidden: true as const }),
  };
  const parents = isComment
    ? [
        value.parent_id && value.parent_id !== post_id ? `comment:${value.parent_id}` : undefined,
        post_id && `post:${post_id}`,
      ]
    : [];
  const text =
    value.message ??
    (value.link ? `[They shared a link: ${value.link}]` : '[They wrote nothing beside a picture or a link.]');
  const arrival = arrivalOf(
    { key, from: from && { id: from.id, name: from.name }, text, at, social, parents },
    received,
    pageId,
  );
  if (verb === 'add') return arrival;
  // The same edit told again has the same words.
  return { ...arrival, kind: 'edited', changeKey: `edit:${key}:${at}:${hashed(text)}`, at: now };
}

/** Our page named somewhere else. */
export function mentionArrival(
  { post_id, comment_id, sender_id, sender_name, message, created_time, verb }: MentionValue,
  received: Received,
  { pageId }: Page,
  now: number,
): Arrival | undefined {
  if (verb !== 'add' || sender_id === pageId) return undefined;
  const key = comment_id ? `comment:${comment_id}` : `post:${post_id}`;
  const social: SocialPost = {
    audience: 'public',
    id: key,
    what: 'a mention',
    url: `https://www.facebook.com/${comment_id ?? post_id}`,
    ways: [
      { audience: 'public' },
      {
        audience: 'private',
        closed:
          'Facebook lets us write in private only to who wrote on our page or to us. Answer in public, or give them a link.',
      },
    ],
  };
  return arrivalOf(
    {
      ...{ key, text: message ?? '[Our page was named in a post. Look at it at Facebook.]' },
      ...{ at: msOf(created_time) ?? now, social, parents: comment_id ? [`post:${post_id}`] : [] },
      from: sender_id === undefined ? undefined : { id: sender_id, name: sender_name },
    },
    received,
    pageId,
  );
}

/** Files of a private message, at addresses that soon expire. */
export function filesOf({ message }: Messaging): FileToFetch[] {
  return (message?.attachments ?? []).flatMap(({ type, payload }, index) => {
    const isFile = ['image', 'video', 'audio', 'file'].includes(type);
    if (!isFile || !payload?.url || !URL.canParse(payload.url)) return [];
    const last = new URL(payload.url).pathname.split('/').at(-1) ?? '';
    return { url: payload.url, name: /^[\w.-]{1,100}\.\w{2,5}$/.test(last) ? last : `${type}-${index + 1}` };
  });
}

/** A private message to our page; undefined for an echo of our own, and for what is none. */
export function messageArrival(
  event: Messaging,
  received: Received & { name?: string | undefined },
  { pageId, humanAgent }: Page,
  now: number,
): Arrival | undefined {
  const { sender, recipient, message, postback, timestamp } = event;
  if (message?.is_echo || sender.id === pageId || recipient.id !== pageId || (!message && !postback))
    return undefined;
  const at = timestamp !== undefined && Math.abs(timestamp) < 8.64e15 ? timestamp : now;
  const mid = message?.mid ?? postback?.mid ?? `${sender.id}:${at}`;
  const key = `message:${mid}`;
  const others = (message?.attachments ?? []).flatMap(({ type, payload }) =>
    ['image', 'video', 'audio', 'file'].includes(type) || !payload?.url
      ? []
      : `[${payload.title ?? 'A link'}: ${payload.url}]`,
  );
  const text = message
    ? [message.text ?? '', ...others].filter(Boolean).join('\n')
    : (postback?.title ?? postback?.payload ?? '');
  const until = toIso(at + (humanAgent ? HUMAN_AGENT_MS : ANSWER_MS));
  return arrivalOf(
    {
      ...{ key, text, at, from: { id: sender.id, name: received.name } },
      social: {
        audience: 'private',
        id: key,
        what: 'a private message',
        ways: [{ audience: 'private', until }],
      },
      parents: message?.reply_to?.mid ? [`message:${message.reply_to.mid}`] : [],
    },
    received,
    pageId,
  );
}

function arrivalOf(
  given: {
    key: string;
    from: { id: string; name?: string | undefined } | undefined;
    text: string;
    at: number;
    social: SocialPost;
    parents: (string | undefined)[];
  },
  { raw, files = [], missing = 0 }: Received,
  pageId: string,
): Arrival {
  const { key, from, at, social } = given;
  const contact = {
    ...{ channel: 'social', entryPoint: pageId, attachments: attachmentsOf(files), post: social },
    // Without its permission Facebook does not say who: they can be answered, and are nobody whom we know.
    from: from
      ? {
          kind: 'public-handle',
          value: personOf(from.id),
          ...(from.name && { name: from.name.slice(0, 200) }),
        }
      : { kind: 'handle', value: personOf(key), name: 'Somebody at Facebook' },
    ...(!from && { senderIs: 'unproven' }),
    text: `${given.text}${missingFiles(missing)}`,
    thread: {
      messageId: messageIdOf(key),
      references: given.parents
        .filter((each) => each !== undefined && each !== '')
        .map((each) => messageIdOf(each!)),
    },
    sentAt: toIso(at),
  };
  return {
    ...{ channel: 'social', entryPoint: pageId, idempotencyKey: key },
    ...rawWithFiles(raw, JSON_TYPE, files),
    contact: inboundContact.parse(contact),
  };
}

/** Short, and the same for the same text. */
const hashed = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
