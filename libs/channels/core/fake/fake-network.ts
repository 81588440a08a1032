import { createHmac } from 'node:crypto';
import type { CallEvent, RawRequest, Sendable, Sent } from '../index.js';

/** Something that people do on the made-up network, as it tells us. */
export type FakeNews =
  | { type: 'post'; id: string; to: string; handle: string; text: string; files?: FakeFile[] }
  | {
      type: 'edit';
      id: string;
      change: string;
      at?: number;
      to: string;
      handle: string;
      text: string;
      files?: FakeFile[];
    }
  | { type: 'removal'; id: string; change: string; at?: number; to: string }
  | { type: 'letter'; id: string; to: string; address: string; name: string; text: string }
  | { type: 'call'; id: string; to: string; number: string }
  | { type: 'call-event'; event: CallEvent }
  | { type: 'receipt'; id: string; state: 'sent' | 'delivered' | 'failed'; problem?: string };

export interface FakeFile {
  name: string;
  contentType: string;
  base64: string;
}

export const signFake = (key: string, body: Uint8Array): string =>
  createHmac('sha256', key).update(body).digest('hex');

/** A made-up provider in memory: what was sent by it, and what waits to be fetched from it. */
export class FakeNetwork {
  /** Everything it took, oldest first. */
  readonly sent: Sendable[] = [];
  /** What an adapter that listens may fetch, oldest first. */
  readonly inbox: FakeNews[] = [];
  private readonly breaks: ('before' | 'after')[] = [];

  constructor(readonly key: string) {}

  /** The next thing sent meets a connection that breaks, before or after it is taken. */
  breakOff(when: 'before' | 'after'): void {
    this.breaks.push(when);
  }

  /** @throws Error when the connection breaks. */
  take(sendable: Sendable): Sent {
    const when = this.breaks.shift();
    if (when === 'before') throw new Error('The connection broke');
    this.sent.push(sendable);
    if (when === 'after') throw new Error('The connection broke');
    // Whether a call or a letter arrives is told later.
    return { providerId: sendable.id, state: sendable.form === 'message' ? 'delivered' : 'sent' };
  }

  has(id: string): boolean {
    return this.sent.some((each) => each.id === id);
  }

  /** A webhook request with this news, signed. */
  request(news: FakeNews, key = this.key): RawRequest {
    const body = Buffer.from(JSON.stringify(news));
    const headers = { 'content-type': 'application/json', 'x-fake-signature': signFake(key, body) };
    return { method: 'POST', url: '', path: 'news', headers, body };
  }
}
