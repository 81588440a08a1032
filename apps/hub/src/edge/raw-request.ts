import type { RawRequest } from '@frontdoor/channels/core';
import type { FastifyRequest } from 'fastify';

/**
 * A request as adapters want it. The address is the public one, whatever a proxy made of it on the way, because
 * that is what providers sign.
 */
export function toRawRequest(request: FastifyRequest, publicUrl: string, path: string): RawRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { method: request.method, url: publicUrl + request.url, path, headers, body };
}
