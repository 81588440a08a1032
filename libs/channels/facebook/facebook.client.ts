import { createHmac } from 'node:crypto';
import type { Clock } from '@frontdoor/kernel';
import { z } from 'zod';
import { clockAhead } from '../core/index.js';
import { type FacebookConfig, VERSION } from './facebook.config.js';
import { refusal, tooMuch, unreachable, unreadable } from './facebook.errors.js';

export interface FacebookClient {
  /** Reads. @throws ChannelError, never `reconcile`: to ask again does no harm. */
  get<T>(path: string, query: Readonly<Record<string, string>>, answer: z.ZodType<T>): Promise<T>;
  /** Hands something in. @throws ChannelError */
  post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T>;
  /** How far the clock of Facebook was ahead of ours when it answered last, in milliseconds. */
  aheadMs(): number;
}

const failure = z.object({
  error: z.object({
    code: z.int(),
    error_subcode: z.int().optional(),
    is_transient: z.boolean().optional(),
  }),
});

/** How much of what the page may ask is used up, in percent, and for how many minutes nothing is answered. */
const usage = z.record(
  z.string(),
  z.array(
    z.object({
      call_count: z.number().catch(0),
      total_cputime: z.number().catch(0),
      total_time: z.number().catch(0),
      estimated_time_to_regain_access: z.number().catch(0),
    }),
  ),
);
/** From here on requests come more slowly, a moment for each percent. */
const SLOW_FROM = 80;
const SLOWER_MS = 200;
const MINUTE_MS = 60_000;

/** The Graph API for one page. */
export function facebookClient(config: FacebookConfig, clock: Clock): FacebookClient {
  const proof = createHmac('sha256', config.appSecret).update(config.pageToken).digest('hex');
  let restUntil = 0;
  let slowedMs = 0;
  let aheadMs = 0;

  function heed(header: string | null): void {
    const said = usage.safeParse(parsed(header ?? ''));
    const all = said.success ? Object.values(said.data).flat() : [];
    if (all.length === 0) return;
    const used = Math.max(
      ...all.flatMap(({ call_count, total_cputime, total_time }) => [call_count, total_cputime, total_time]),
    );
    const rest = Math.max(...all.map((each) => each.estimated_time_to_regain_access));
    slowedMs = Math.max(0, Math.min(used, 100) - SLOW_FROM) * SLOWER_MS;
    restUntil = rest > 0 ? clock.now() + rest * MINUTE_MS : 0;
  }

  async function ask<T>(
    method: 'GET' | 'POST',
    path: string,
    query: Readonly<Record<string, string>>,
    answer: z.ZodType<T>,
    body?: object,
  ): Promise<T> {
    const asked = { handsIn: method === 'POST' };
    const rest = restUntil - clock.now();
    if (rest > 0) throw tooMuch(rest);
    if (slowedMs > 0) await clock.sleep(slowedMs);
    const parameters = new URLSearchParams({ ...query, appsecret_proof: proof });
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${config.apiBase}/${VERSION}/${path}?${parameters.toString()}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(config.timeoutMs),
        headers: {
          authorization: `Bearer ${config.pageToken}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      ({ status } = response);
      aheadMs = clockAhead(response.headers.get('date'), clock.now());
      heed(response.headers.get('x-business-use-case-usage'));
      text = await response.text();
    } catch (thrown) {
      throw unreachable(thrown, asked);
    }
    if (status >= 300) {
      const known = failure.safeParse(parsed(text));
      throw refusal({ status, ...known.data?.error }, asked);
    }
    const understood = answer.safeParse(parsed(text));
    if (!understood.success) throw unreadable(asked);
    return understood.data;
  }
  return {
    get: (path, query, answer) => ask('GET', path, query, answer),
    post: (path, body, answer) => ask('POST', path, {}, answer, body),
    aheadMs: () => aheadMs,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
