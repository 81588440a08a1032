import { Agent } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Clock } from '@frontdoor/kernel';
import { TwitterApi, type TwitterRateLimit } from 'twitter-api-v2';
import type { z } from 'zod';
import { clockAhead } from '../core/index.js';
import { standInOf, type XConfig } from './x.config.js';
import { refusal, unreadable } from './x.errors.js';

type Query = Readonly<Record<string, string | number | undefined>>;

export interface XAnswer<T> {
  body: T;
  /** What the headers say of the limit of this request. */
  limit: TwitterRateLimit | undefined;
  /** How far the clock of X is ahead of ours, in milliseconds. */
  aheadMs: number;
}

export interface XClient {
  /** Reads. @throws ChannelError, never `reconcile`: to ask again does no harm. */
  get<T>(path: string, query: Query, answer: z.ZodType<T>): Promise<XAnswer<T>>;
  /** Hands something in. @throws ChannelError */
  post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
}

/** The library speaks with X alone, by HTTPS; a stand-in on this machine is reached by its agent. */
class StandInAgent extends Agent {
  constructor(private readonly at: URL) {
    super({ keepAlive: false });
  }

  override createConnection(): Duplex {
    return connect(Number(this.at.port), this.at.hostname);
  }
}

/** The API of one account, by the library that the field uses. */
export function xClient(config: XConfig, clock: Clock): XClient {
  const standIn = standInOf(config);
  const settings = standIn === undefined ? {} : { httpAgent: new StandInAgent(new URL(standIn)) };
  const { v2 } = new TwitterApi(config.keys, settings);
  const shared = { fullResponse: true, timeout: config.timeoutMs } as const;
  return {
    async get(path, query, answer) {
      const asked = { handsIn: false, now: clock.now() };
      const { data, rateLimit, headers } = await v2
        .get<unknown>(path, { ...query }, shared)
        .catch(refusal(asked));
      const understood = answer.safeParse(data);
      if (!understood.success) throw unreadable(asked);
      return {
        body: understood.data,
        limit: rateLimit,
        aheadMs: clockAhead(headers['date'], clock.now()),
      };
    },
    async post(path, body, answer) {
      const asked = { handsIn: true, now: clock.now() };
      const { data } = await v2.post<unknown>(path, { ...body }, shared).catch(refusal(asked));
      const understood = answer.safeParse(data);
      if (!understood.success) throw unreadable(asked);
      return understood.data;
    },
  };
}
