import { FrontdoorError } from '@frontdoor/kernel';
import type { Config } from '@frontdoor/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { storable } from '@frontdoor/kernel';

/** Routes whose callers are verified on the raw bytes: nobody parses before the adapter has checked them. */
const RAW = /^\/(webhooks\/|api\/v1\/contacts$|contact(\/|$)|track\/)/;

const isRaw = (request: FastifyRequest): boolean => RAW.test(request.routeOptions.url ?? '');

/** JSON is parsed for the console's API only; everywhere else the body stays the bytes that came. */
export function registerBodyParsers(
  server: FastifyInstance,
  config: Pick<Config, 'BODY_MAX_BYTES' | 'SMTP_MAX_BYTES'>,
): void {
  server.removeAllContentTypeParsers();
  const parse = async (request: FastifyRequest, body: Buffer): Promise<unknown> => {
    if (isRaw(request)) return body;
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      throw new FrontdoorError('content-type-unsupported');
    if (body.length === 0) return undefined;
    try {
      return JSON.parse(body.toString('utf8'), (_key, value: unknown) =>
        typeof value === 'string' ? storable(value) : value,
      ) as unknown;
    } catch (error) {
      throw new FrontdoorError('body-not-json', {}, { cause: error });
    }
  };
  server.addContentTypeParser(
    'message/rfc822',
    { parseAs: 'buffer', bodyLimit: config.SMTP_MAX_BYTES },
    parse,
  );
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: config.BODY_MAX_BYTES }, parse);
}
