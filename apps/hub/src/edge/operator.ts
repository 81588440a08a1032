import { timingSafeEqual } from 'node:crypto';
import type { Config } from '@frontdoor/platform';
import type { FastifyRequest } from 'fastify';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** What proxies say of whom they speak for. */
const OF_PROXIES = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];

/**
 * Whether a request comes from those who run the hub: by the token of the metrics, and where none is set, from this
 * machine while the demonstration is on. Otherwise a proxy on this machine would make everybody look local.
 */
export function isOperator(request: FastifyRequest, { METRICS_TOKEN, demo }: OperatorSettings): boolean {
  if (METRICS_TOKEN === undefined) return demo && isLocal(request);
  return same(request.headers.authorization?.replace(/^Bearer /, '') ?? '', METRICS_TOKEN);
}

type OperatorSettings = Pick<Config, 'METRICS_TOKEN' | 'demo'>;

/** Whether the request came from this machine and no proxy says that it speaks for somebody. */
const isLocal = ({ socket, headers }: FastifyRequest): boolean =>
  LOOPBACK.has(socket.remoteAddress ?? '') && OF_PROXIES.every((name) => headers[name] === undefined);

/** Compares in a time that does not tell how much of it was right. */
export function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
