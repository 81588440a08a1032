import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { FrontdoorError, readJson } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  accepted,
  type Arrival,
  type ArrivalChange,
  type DeliveryUpdate,
  fetchBudget,
  fetchFiles,
  type RawRequest,
  readable,
  type WebhookAccepted,
} from '../core/index.js';
import { type FacebookConfig, standInOf } from './facebook.config.js';
import {
  feedArrival,
  feedValue,
  FILE_HOSTS,
  filesOf,
  JSON_TYPE,
  mentionArrival,
  mentionValue,
  messageArrival,
  messageIdOf,
  messaging,
  type Received,
} from './facebook.mapping.js';

const HEADER = 'x-hub-signature-256';
const PATH = 'page';
const OK = { status: 200, contentType: 'text/plain', body: 'EVENT_RECEIVED' };

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

export interface Needs {
  /** Epoch milliseconds. */
  now: number;
  /** How somebody who wrote is called there, where Facebook says. */
  nameOf(userId: string): Promise<string | undefined>;
}

/**
 * Takes what Facebook tells of our page: the check of the address, and batches of posts, comments, mentions and private
 * messages, signed over the very bytes, in which letters beyond ASCII are escaped.
 *
 * @throws FrontdoorError `page-not-found`, `signature-missing`, `signature-wrong`.
 */
export async function acceptEvents(
  request: RawRequest,
  config: FacebookConfig,
  needs: Needs,
): Promise<WebhookAccepted> {
  if (request.path !== PATH) throw new FrontdoorError('page-not-found');
  if (request.method === 'GET') return accepted({ answer: challenge(request, config) });
  const given = request.headers[HEADER];
  if (!given) throw new FrontdoorError('signature-missing', { header: HEADER });
  const expected = `sha256=${createHmac('sha256', config.appSecret).update(request.body).digest('hex')}`;
  if (!isSame(given.toLowerCase(), expected)) throw new FrontdoorError('signature-wrong');
  const batch = events.safeParse(parsed(request.body));
  if (!batch.success) return accepted({ arrivals: [unreadable(request.body, config)], answer: OK });
  const found = {
    arrivals: [] as Arrival[],
    changes: [] as ArrivalChange[],
    deliveries: [] as DeliveryUpdate[],
  };
  const add = (each: Arrival | ArrivalChange | undefined): void => {
    if (!each) return;
    if ('kind' in each) found.changes.push(each);
    else found.arrivals.push(each);
  };
  const count = batch.data.entry.reduce(
    (sum, { changes, messaging: all }) => sum + changes.length + all.length,
    0,
  );
  // What came alone is kept as it came; of a batch each has its own piece.
  const rawOf = (piece: unknown): Uint8Array => (count === 1 ? request.body : pieceOf(piece));
  // However many messages came at once: Facebook waits for the answer, and memory is for everybody.
  const budget = fetchBudget();
  for (const { id, changes, messaging: messages } of batch.data.entry) {
    if (id !== config.pageId) {
      add(unreadable(pieceOf({ id, changes, messaging: messages }), config));
      continue;
    }
    for (const change of changes) {
      const raw = rawOf(change);
      add(
        readable(
          () => changeOf(change, raw, config, needs.now),
          () => unreadable(raw, config),
        ),
      );
    }
    for (const event of messages) {
      const said = messaging.safeParse(event);
      if (!said.success) {
        add(unreadable(rawOf(event), config));
        continue;
      }
      for (const mid of said.data.delivery?.mids ?? [])
        found.deliveries.push({ providerId: messageIdOf(`message:${mid}`), state: 'delivered' });
      const { files, missing } = await fetchFiles(filesOf(said.data), {
        hosts: FILE_HOSTS,
        standIn: standInOf(config),
        budget,
      });
      const isIncoming =
        !said.data.message?.is_echo && (said.data.message ?? said.data.postback) !== undefined;
      const name = isIncoming ? await needs.nameOf(said.data.sender.id) : undefined;
      const raw = rawOf(event);
      add(
        readable(
          () => messageArrival(said.data, { raw, files, missing, name }, config, needs.now),
          () => unreadable(raw, config),
        ),
      );
    }
  }
  return accepted({ ...found, answer: OK });
}

/** Facebook asks for this before it delivers to an address: only who knows our word learns what it asks for. */
function challenge({ url }: RawRequest, { verifyToken }: FacebookConfig): typeof OK {
  const query = new URL(url, 'https://hub.invalid').searchParams;
  const token = query.get('hub.verify_token');
  if (query.get('hub.mode') !== 'subscribe' || token === null) throw new FrontdoorError('page-not-found');
  if (!isSame(token, verifyToken)) throw new FrontdoorError('signature-wrong');
  return { ...OK, body: query.get('hub.challenge') ?? '' };
}

const events = z.object({
  object: z.literal('page'),
  entry: z
    .array(
      z.object({
        id: z.string(),
        changes: z.array(z.object({ field: z.string(), value: z.unknown() })).default([]),
        messaging: z.array(z.unknown()).default([]),
      }),
    )
    .min(1)
    .max(1000),
});

function changeOf(
  change: { field: string; value: unknown },
  raw: Uint8Array,
  config: FacebookConfig,
  now: number,
): Arrival | ArrivalChange | undefined {
  const received: Received = { raw };
  if (change.field === 'feed') {
    const value = feedValue.safeParse(change.value);
    return value.success ? feedArrival(value.data, received, config, now) : unreadable(received.raw, config);
  }
  if (change.field === 'mention') {
    const value = mentionValue.safeParse(change.value);
    return value.success
      ? mentionArrival(value.data, received, config, now)
      : unreadable(received.raw, config);
  }
  // Kinds of news that nobody asked for.
  return undefined;
}

/** The piece of a batch that one thing is: each has its own receipt. */
const pieceOf = (piece: unknown): Uint8Array => Buffer.from(JSON.stringify(piece));

/** Undefined for what is no JSON: that is genuine, and is kept. */
function parsed(body: Uint8Array): unknown {
  try {
    return readJson(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}

const unreadable = (raw: Uint8Array, { pageId }: FacebookConfig): Arrival => ({
  ...{ channel: 'social', entryPoint: pageId, raw, contentType: JSON_TYPE },
  idempotencyKey: `event:${createHash('sha256').update(raw).digest('hex')}`,
  fault: {
    reason: 'Facebook told of something that cannot be read here.',
    remedy: 'Look at the page at Facebook, and enter it by hand if it matters.',
  },
});
