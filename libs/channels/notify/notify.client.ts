import type { Clock } from '@frontdoor/kernel';
import { z } from 'zod';
import type { NotifyConfig } from './notify.config.js';
import { refusal, unreadable, unreachable } from './notify.errors.js';
import { bearerToken } from './notify.token.js';

export interface NotifyClient {
  /** Reads. @throws ChannelError, never `reconcile`: to ask again does no harm. */
  get<T>(path: string, answer: z.ZodType<T>): Promise<T>;
  /** Hands something in. @throws ChannelError */
  post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
}

const failure = z.object({
  errors: z.array(z.object({ error: z.string(), message: z.string().catch('') })).min(1),
});

/** The REST API of one service at Notify. */
export function notifyClient(config: NotifyConfig, clock: Clock): NotifyClient {
  async function ask<T>(
    method: 'GET' | 'POST',
    path: string,
    answer: z.ZodType<T>,
    body?: object,
  ): Promise<T> {
    const handsIn = method === 'POST';
    const asked = { handsIn, now: clock.now() };
    let status: number;
    let text: string;
    let retryAfter: string | null;
    try {
      const response = await fetch(`${config.apiBase}${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(config.timeoutMs),
        headers: {
          authorization: `Bearer ${bearerToken(config, asked.now)}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      ({ status } = response);
      retryAfter = response.headers.get('retry-after');
      text = await response.text();
    } catch (thrown) {
      throw unreachable(thrown, asked);
    }
    if (status >= 300) {
      const known = failure.safeParse(parsed(text));
      throw refusal({ status, retryAfter, ...known.data?.errors[0] }, asked);
    }
    const understood = answer.safeParse(parsed(text));
    if (!understood.success) throw unreadable(asked);
    return understood.data;
  }
  return {
    get: (path, answer) => ask('GET', path, answer),
    post: (path, body, answer) => ask('POST', path, answer, body),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
