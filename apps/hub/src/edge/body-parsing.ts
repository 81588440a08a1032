import { FrontdoorError, readJson, storable } from '@frontdoor/kernel';
import type { Callers, Config } from '@frontdoor/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { endpointAt } from './endpoint-at.js';

const FORM_WITH_FILES = 'multipart/form-data';

/**
 * Signed requests are verified on the raw bytes, and nobody parses before the adapter has checked them. The same goes
 * for what is no JSON: an adapter reads it.
 */
const isRaw = (request: FastifyRequest): boolean => {
  const endpoint = endpointAt(request);
  return endpoint?.access.by === 'signature' || endpoint?.consumes !== undefined;
};

/** Forms with files are for the pages and sites that have them, scans for staff; other large bodies are for signed requests. */
const mayBeLarge = (request: FastifyRequest, contentType: string): boolean => {
  const endpoint = endpointAt(request);
  if (endpoint?.access.by === 'public' || endpoint?.access.by === 'session')
    return endpoint.consumes?.includes(contentType) ?? false;
  if (endpoint?.access.by !== 'signature') return false;
  return contentType !== FORM_WITH_FILES || (endpoint.consumes?.includes(contentType) ?? false);
};

/**
 * Bodies that an adapter takes larger than others are for its own requests only, and no more of them may be arriving at
 * once than there is memory for: who sends them is not known before they have arrived.
 *
 * @param limits as in `registerBodyParsers`
 */
export function boundLargeBodies(
  server: FastifyInstance,
  config: Pick<Config, 'BODY_MAX_BYTES'>,
  limits: Readonly<Record<string, number>>,
  callers: Callers,
): void {
  server.addHook('onRequest', async (request, reply) => {
    const [contentType = ''] = (request.headers['content-type'] ?? '').toLowerCase().split(/[;\s]/);
    const limit = limits[contentType] ?? 0;
    const { 'content-length': length, 'transfer-encoding': chunked } = request.headers;
    const bytes = Math.min(limit, chunked === undefined ? Number(length ?? 0) : limit);
    if (bytes <= config.BODY_MAX_BYTES) return;
    if (!mayBeLarge(request, contentType))
      throw new FrontdoorError('body-too-large', { limit: config.BODY_MAX_BYTES });
    if (!callers.mayBring(request.ip, bytes)) throw new FrontdoorError('too-much-arriving');
    reply.raw.once('close', () => callers.brought(request.ip, bytes));
  });
}

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
  // Fastify closes the connection of a body that is too large while more of it is under way, and then the answer may never
  // arrive. Kept open, what still comes is thrown away until the time of the request is over.
  server.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode === 413) void reply.removeHeader('connection');
  });
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
