import { inboundContact, type Party } from '@frontdoor/contracts';
import { z } from 'zod';
import { accepted, type Arrival, callEvent, deliveryUpdate, type WebhookAccepted } from '../index.js';

const named = z.object({ id: z.string().min(1), to: z.string().min(1) });
const file = z.object({ name: z.string(), contentType: z.string(), base64: z.string() });
const post = named.extend({ handle: z.string(), text: z.string(), files: z.array(file).default([]) });
const change = { change: z.string().min(1), at: z.int().optional() };

const fakeNews = z.discriminatedUnion('type', [
  post.extend({ type: z.literal('post') }),
  post.extend({ type: z.literal('edit'), ...change }),
  named.extend({ type: z.literal('removal'), ...change }),
  named.extend({ type: z.literal('letter'), address: z.string(), name: z.string(), text: z.string() }),
  named.extend({ type: z.literal('call'), number: z.string() }),
  z.object({ type: z.literal('call-event'), event: callEvent }),
  deliveryUpdate.omit({ providerId: true }).extend({ type: z.literal('receipt'), id: z.string() }),
]);
type News = z.infer<typeof fakeNews>;

/** The files of a post as they stand in its raw bytes. */
export function filesIn(raw: Uint8Array): z.infer<typeof file>[] {
  const news = fakeNews.parse(JSON.parse(Buffer.from(raw).toString('utf8')));
  return news.type === 'post' || news.type === 'edit' ? news.files : [];
}

/** What a piece of news of the network means. What cannot be understood is an arrival with a fault. */
export function readNews(raw: Uint8Array): WebhookAccepted {
  const news = parsed(raw);
  if (!news) return accepted({ arrivals: [unreadable(raw)] });
  switch (news.type) {
    case 'post':
    case 'letter':
    case 'call':
      return accepted({ arrivals: [arrivalOf(news, raw)] });
    case 'edit':
      return accepted({
        changes: [{ ...arrivalOf(news, raw), kind: 'edited', changeKey: news.change, at: news.at }],
      });
    case 'removal': {
      const { id, to, change: changeKey, at } = news;
      const removed = { channel: 'social' as const, entryPoint: to, idempotencyKey: id, raw, contentType };
      return accepted({ changes: [{ ...removed, kind: 'removed', changeKey, at }] });
    }
    case 'call-event':
      return accepted({ calls: [news.event] });
    case 'receipt':
      return accepted({
        deliveries: [{ providerId: news.id, state: news.state, problem: news.problem }],
      });
  }
}

const contentType = 'application/json';

function parsed(raw: Uint8Array): News | undefined {
  try {
    return fakeNews.parse(JSON.parse(Buffer.from(raw).toString('utf8')));
  } catch {
    return undefined;
  }
}

function arrivalOf(
  news: Extract<News, { type: 'post' | 'edit' | 'letter' | 'call' }>,
  raw: Uint8Array,
): Arrival {
  const { channel, from, text, files = [] } = meaning(news);
  const attachments = files.map(({ name, contentType: type, base64 }, index) => ({
    index,
    name,
    contentType: type,
    size: Buffer.from(base64, 'base64').byteLength,
  }));
  const shared = { channel, entryPoint: news.to };
  return {
    ...shared,
    idempotencyKey: news.id,
    raw,
    contentType,
    contact: inboundContact.parse({ ...shared, from, text, attachments }),
  };
}

function meaning(news: Extract<News, { type: 'post' | 'edit' | 'letter' | 'call' }>): {
  channel: Arrival['channel'];
  from: Party;
  text: string;
  files?: z.infer<typeof file>[];
} {
  switch (news.type) {
    case 'call':
      return {
        channel: 'phone',
        from: { kind: 'phone', value: news.number },
        text: `Call from ${news.number}`,
      };
    case 'letter':
      return {
        channel: 'letter',
        from: { kind: 'postal', value: news.address, name: news.name },
        text: news.text,
      };
    default:
      return {
        channel: 'social',
        from: { kind: 'public-handle', value: `fake:${news.handle}` },
        text: news.text,
        files: news.files,
      };
  }
}

const unreadable = (raw: Uint8Array): Arrival => ({
  channel: 'social',
  entryPoint: '@council',
  idempotencyKey: `unreadable ${Buffer.from(raw).toString('base64').slice(0, 80)}`,
  raw,
  contentType,
  fault: { reason: 'The network sent something that is no news.', remedy: 'Read it here.' },
});
