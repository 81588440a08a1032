import { FrontdoorError, readJson, storable } from '@frontdoor/kernel';
import type { Config } from '@frontdoor/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { endpointAt } from './endpoint-at.js';

/**
 * Signed requests are verified on the raw bytes, and nobody parses before the adapter has checked them. The same goes
 * for what is no JSON: an adapter reads it.
 */
const isRaw = (request: FastifyRequest): boolean => {
  const endpoint = endpointAt(request);
  return endpoint?.access.by === 'signature' || endpoint?.consumes !== undefined;
};

/**
 * JSON is parsed for the console's API only; everywhere else the body stays the bytes that came.
 *
 * @param limits in bytes by content type, where they differ from that of everything else
 */
export function registerBodyParsers(
  server: FastifyInstance,
  config: Pick<Config, 'BODY_MAX_BYTES'>,
  limits: Readonly<Record<string, number>>,
): void {
  server.removeAllContentTypeParsers();
  const parse = async (request: FastifyRequest, body: Buffer): Promise<unknown> => {
    if (isRaw(request)) return body;
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      throw new FrontdoorError('content-type-unsupported');
    if (body.length === 0) return undefined;
    return storable(readJson(body.toString('utf8')));
  };
  for (const [contentType, bodyLimit] of Object.entries(limits))
    server.addContentTypeParser(contentType, { parseAs: 'buffer', bodyLimit }, parse);
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: config.BODY_MAX_BYTES }, parse);
}
