import http from 'node:http';
import https from 'node:https';
import { Inject, Injectable } from '@nestjs/common';
import { signWithAll } from '@frontdoor/channels/core';
import type { ToldEvent } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import {
  AddressRefused,
  type Config,
  CONFIG,
  InstanceSecret,
  Metrics,
  requestOutside,
} from '@frontdoor/platform';
import { sayTrouble } from './say-trouble.js';

/** Longest time for one attempt. */
const ANSWER_MS = 10_000;
const MOST_ANSWER = 500;
const MOST_ANSWER_BYTES = 65_536;

/** Connections are kept for what comes next. */
const agents = {
  'http:': new http.Agent({ keepAlive: true, maxFreeSockets: 4, timeout: 30_000 }),
  'https:': new https.Agent({ keepAlive: true, maxFreeSockets: 4, timeout: 30_000 }),
};

/** Whom an event is sent to, with the secrets that sign it. */
export interface Sealed {
  url: string;
  sealedSecret: Buffer;
  sealedFormerSecret: Buffer | null;
  formerUntil: number | null;
}

/**
 * `taken`: answered 2xx. `refused`: this one is not taken, others may be. `down`: nothing is taken now. `gone`: nothing is
 * wanted any more (410).
 */
type Outcome = 'taken' | 'refused' | 'down' | 'gone';

export interface Attempt {
  outcome: Outcome;
  at: number;
  ms: number;
  /** Null where it did not answer. */
  status: number | null;
  /** In words for people; null where it was taken. */
  problem: string | null;
  /** The beginning of the answer. */
  answer: string | null;
  retryAfterMs: number | undefined;
}

/** Sends one event to one subscriber, once, signed by the Standard Webhooks scheme with each secret that counts. */
@Injectable()
export class SendEvent {
  constructor(
    private readonly clock: Clock,
    private readonly secret: InstanceSecret,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Pick<Config, 'reachInside'>,
  ) {}

  /** @param id the same for each attempt at an event, so that it is taken once */
  async send(to: Sealed, id: string, event: ToldEvent, signal?: AbortSignal): Promise<Attempt> {
    const at = this.clock.now();
    const began = performance.now();
    const body = Buffer.from(JSON.stringify(event));
    const timestamp = Math.floor(at / 1000);
    const done = (rest: Omit<Attempt, 'at' | 'ms'>): Attempt => {
      this.metrics.eventsSent.inc({ outcome: rest.outcome });
      return { at, ms: Math.round(performance.now() - began), ...rest };
    };
    try {
      const {
        status,
        headers,
        body: said,
      } = await requestOutside(
        to.url,
        { inside: this.config.reachInside },
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Frontdoor',
            'webhook-id': id,
            'webhook-timestamp': String(timestamp),
            'webhook-signature': signWithAll(this.keysOf(to), at, id, timestamp, body),
          },
          body,
          milliseconds: ANSWER_MS,
          mostBytes: MOST_ANSWER_BYTES,
          agent: agents[to.url.startsWith('https:') ? 'https:' : 'http:'],
          ...(signal && { signal }),
        },
      );
      const outcome = outcomeOf(status);
      const answer = said.toString('utf8').replaceAll('\0', '').trim().slice(0, MOST_ANSWER) || null;
      const retryAfterMs = Number(headers['retry-after']) * 1000 || undefined;
      return done({ outcome, status, problem: problemOf(outcome, status), answer, retryAfterMs });
    } catch (error) {
      const problem = error instanceof AddressRefused ? error.message : sayTrouble(error as Error);
      return done({ outcome: 'down', status: null, problem, answer: null, retryAfterMs: undefined });
    }
  }

  private keysOf({
    sealedSecret,
    sealedFormerSecret,
    formerUntil,
  }: Sealed): Parameters<typeof signWithAll>[0] {
    return {
      key: '',
      secret: this.secret.unseal(sealedSecret),
      ...(sealedFormerSecret &&
        formerUntil !== null && {
          former: { secret: this.secret.unseal(sealedFormerSecret), until: formerUntil },
        }),
    };
  }
}

/** What is about the whole of a subscriber rather than about one event. */
const ABOUT_ALL = new Set([401, 403, 404, 407, 408, 421, 425, 426, 429]);

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 410) return 'gone';
  return status >= 400 && status < 500 && !ABOUT_ALL.has(status) ? 'refused' : 'down';
}

function problemOf(outcome: Outcome, status: number): string | null {
  if (outcome === 'taken') return null;
  if (outcome === 'gone') return 'It answered 410: it wants no more events';
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed`;
  return `It answered ${status}`;
}
