import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { FrontdoorError, readJson, toIso } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  accepted,
  type AdapterContext,
  type Arrival,
  type ArrivalChange,
  fetchFiles,
  readable,
  type RawRequest,
  type WebhookAccepted,
} from '../core/index.js';
import { standInOf, type XConfig } from './x.config.js';
import {
  type Because,
  includes,
  MEDIA_HOSTS,
  messageArrival,
  picturesOf,
  postArrival,
  removal,
  unreadable,
  xMessage,
  xPost,
} from './x.mapping.js';

const HEADER = 'x-twitter-webhooks-signature';

const signed = (secret: string, bytes: Uint8Array | string): string =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('base64')}`;

const isSame = (one: string, other: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
};

const OK = { status: 200, contentType: 'application/json', body: '{}' };

/**
 * Takes what X tells at once of: the check that we have its secret, and events of our account. Whatever it brings is asked
 * for as well, so that an event that got lost is lost to nobody.
 *
 * @throws FrontdoorError `page-not-found`, `signature-missing`, `signature-wrong`.
 */
export async function acceptActivity(
  request: RawRequest,
  config: XConfig,
  { clock, intake }: Pick<AdapterContext, 'clock' | 'intake'>,
): Promise<WebhookAccepted> {
  if (request.path !== 'activity') throw new FrontdoorError('page-not-found');
  if (request.method === 'GET') return accepted({ answer: challenge(request, config) });
  const given = request.headers[HEADER];
  if (!given) throw new FrontdoorError('signature-missing', { header: HEADER });
  if (!isSame(given, signed(config.keys.appSecret, request.body)))
    throw new FrontdoorError('signature-wrong');
  const event = activity.safeParse(parsed(request.body));
  if (!event.success || event.data.data.filter.user_id !== config.userId)
    return accepted({ arrivals: [unreadable(request.body, config)], answer: OK });
  const { event_type, payload } = event.data.data;
  if (event_type === 'oauth.revoke') {
    intake.report(
      `x:${config.userId}:access`,
      'trouble',
      'Our access at X was revoked. Set the new X_ACCESS_TOKEN and X_ACCESS_SECRET.',
    );
    return accepted({ answer: OK });
  }
  const carried = await meaningOf(event_type, payload, request.body, config, clock.now());
  return accepted({ ...carried, answer: OK });
}

/** X asks for this when an address is registered and now and then after: an answer that is wrong switches it off. */
function challenge({ url }: RawRequest, { keys }: XConfig): typeof OK {
  const token = new URL(url, 'https://hub.invalid').searchParams.get('crc_token');
  if (!token) throw new FrontdoorError('page-not-found');
  return { ...OK, body: JSON.stringify({ response_token: signed(keys.appSecret, token) }) };
}

const activity = z.object({
  data: z.object({
    event_uuid: z.string().optional(),
    event_type: z.string(),
    filter: z.object({ user_id: z.string() }),
    payload: z.unknown(),
  }),
});

const POSTS: Readonly<Record<string, Because>> = {
  'post.mention.create': 'mention',
  'post.reply.create': 'reply',
  'post.quote.create': 'quote',
};
const withIncludes = z.object({ includes: includes.default({}) }).catch({ includes: {} });
const deleted = z.object({ id: z.string().regex(/^\d{1,20}$/) });

/** Messages come in the shape that they had before. */
const oldMessages = z.object({
  direct_message_events: z
    .array(
      z.object({
        id: z.string(),
        created_timestamp: z.string(),
        message_create: z.object({
          sender_id: z.string(),
          message_data: z.object({ text: z.string().catch('') }),
        }),
      }),
    )
    .min(1),
  users: z
    .record(z.string(), z.object({ name: z.string().optional(), screen_name: z.string() }))
    .optional()
    .catch(undefined),
});

async function meaningOf(
  type: string,
  payload: unknown,
  raw: Uint8Array,
  config: XConfig,
  now: number,
): Promise<{ arrivals?: Arrival[]; changes?: ArrivalChange[] }> {
  const because = Object.hasOwn(POSTS, type) ? POSTS[type] : undefined;
  if (because) {
    const post = xPost.safeParse(payload);
    if (!post.success) return { arrivals: [unreadable(raw, config)] };
    const { includes: found } = withIncludes.parse(payload);
    const from = { hosts: MEDIA_HOSTS, standIn: standInOf(config) };
    const { files, missing } = await fetchFiles(picturesOf(post.data, found), from);
    const arrival = readable(
      () => postArrival(post.data, because, { raw, includes: found, files, missing }, config),
      () => unreadable(raw, config),
    );
    if (!arrival) return {};
    return 'kind' in arrival ? { changes: [arrival] } : { arrivals: [arrival] };
  }
  if (type === 'post.delete') {
    const post = deleted.safeParse(payload);
    if (!post.success) return { arrivals: [unreadable(raw, config)] };
    return { changes: [removal(post.data.id, { raw, at: now }, config)] };
  }
  if (type === 'dm.received') {
    const found = oldMessages.safeParse(payload);
    if (!found.success) return { arrivals: [unreadable(raw, config)] };
    const users = Object.entries(found.data.users ?? {}).map(([id, { name, screen_name }]) => ({
      ...{ id, username: screen_name },
      ...(name !== undefined && { name }),
    }));
    const arrivals = found.data.direct_message_events.map(({ id, created_timestamp, message_create }) => {
      const message = xMessage.safeParse({
        ...{ id, event_type: 'MessageCreate', text: message_create.message_data.text },
        sender_id: message_create.sender_id,
        created_at: isoOf(Number(created_timestamp)),
      });
      if (!message.success) return unreadable(raw, config);
      return readable(
        () => messageArrival(message.data, { raw, includes: { users } }, config),
        () => unreadable(raw, config),
      );
    });
    return { arrivals: arrivals.filter((each) => each !== undefined) };
  }
  // What we wrote ourselves, and kinds of events that nobody needs to answer.
  if (/^(dm\.(sent|read|indicate_typing)|post\.create|post\.repost|like|follow|profile)/.test(type))
    return {};
  return { arrivals: [unreadable(raw, config)] };
}

const isoOf = (ms: number): string | undefined =>
  Number.isSafeInteger(ms) && Math.abs(ms) < 8.64e15 ? toIso(ms) : undefined;

/** Undefined for what is no JSON: that is genuine, and is kept. */
function parsed(body: Uint8Array): unknown {
  try {
    return readJson(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}
