import { isIP } from 'node:net';
import { callerOf, type Config, isIn } from '@frontdoor/platform';
import type { FastifyRequest } from 'fastify';

/** Which addresses Fastify believes about whom they speak for: what callers put into the header themselves is not. */
export const trustIn = ({
  trustedProxies,
}: Pick<Config, 'trustedProxies'>): false | ((address: string) => boolean) =>
  trustedProxies === null ? false : (address) => isIn(trustedProxies, address);

/**
 * Who counts as one caller of public pages and of the log-in. Only IP addresses count: where a trusted proxy hands on
 * something else, its own address does.
 */
export function callerIn({ ip, socket }: FastifyRequest): string {
  const plain = callerOf(ip);
  return isIP(plain.replace('/64', '')) > 0 ? plain : callerOf(socket.remoteAddress ?? '');
}
