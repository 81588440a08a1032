import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { Telephones } from '@frontdoor/channels/core';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Config, Metrics } from '@frontdoor/platform';
import { watchingChanges } from '@frontdoor/persistence';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bearerOf } from './bearer.js';
import { callerIn } from './caller.js';
import { endpointAt } from './endpoint-at.js';

/** Security headers, cookies, rate limits and request times. */
export async function protect(
  server: FastifyInstance,
  config: Pick<Config, 'API_RATE' | 'PUBLIC_RATE' | 'WEBHOOK_RATE' | 'publicUrl'>,
  metrics: Metrics,
  softphoneSources: () => Telephones['softphoneSources'],
): Promise<void> {
  /** What a softphone needs, on the pages of the console alone. */
  const forSoftphones = (what: 'connect' | 'media') => (request: { url?: string }) =>
    (isConsole(request) && softphoneSources()?.[what].join(' ')) || '';
  await server.register(cookie);
  await server.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", forSoftphones('connect')],
        mediaSrc: ["'self'", forSoftphones('media')],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: config.publicUrl.startsWith('https://'),
    referrerPolicy: { policy: 'no-referrer' },
  });
  // Headers that tell browsers what to do are for browsers; signed requests come from programs.
  server.addHook('onRequest', (request, reply, done) => {
    if (!isFile(request)) void reply.header('cache-control', 'no-store');
    if (isSigned(request)) return done();
    void reply.helmet();
    const hearsMicrophone = isConsole(request.raw) && softphoneSources() !== undefined;
    void reply.header('permissions-policy', `microphone=(${hearsMicrophone ? 'self' : ''})`);
    if (!mayBeIndexed(request)) void reply.header('x-robots-tag', 'noindex, nofollow');
    done();
  });
  await server.register(rateLimit, {
    max: (request) => {
      if (isKeyed(request)) return config.API_RATE;
      return isSigned(request) ? config.WEBHOOK_RATE : config.PUBLIC_RATE;
    },
    timeWindow: '1 minute',
    keyGenerator: (request) => {
      if (isKeyed(request)) return `key ${digestOf(bearerOf(request) ?? '')}`;
      return isSigned(request) ? `${callerIn(request)} ${adapterOf(request)}` : callerIn(request);
    },
    allowList: isUncounted,
    errorResponseBuilder: (_request, { ttl }) =>
      new FrontdoorError('rate-limited', { seconds: Math.ceil(ttl / 1000) }),
  });
  await limitRefusedSignatures(server, config);
  // Once its body has been read: what arrives on a socket is not part of the request that it belongs to.
  server.addHook('preHandler', (_request, _reply, done) => watchingChanges(done));
  server.addHook('onResponse', (request, reply, done) => {
    const labels = {
      route: request.routeOptions.url ?? 'none',
      method: request.method,
      status: String(reply.statusCode),
    };
    metrics.requestSeconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}

/** One in so many of the signed requests that an address may send may have a wrong signature, and at least this number. */
const REFUSED = { share: 100, least: 100 };

/** Guessing at signatures, keys and addresses of devices ends long before the limit of genuine requests: each guess costs us its check. */
async function limitRefusedSignatures(
  server: FastifyInstance,
  { WEBHOOK_RATE }: Pick<Config, 'WEBHOOK_RATE'>,
): Promise<void> {
  const refusals = server.createRateLimit({
    max: Math.max(REFUSED.least, Math.ceil(WEBHOOK_RATE / REFUSED.share)),
    timeWindow: '1 minute',
    // Whoever may ask as often as they like may not guess so.
    allowList: () => false,
    keyGenerator: (request) => `${callerIn(request)} ${adapterOf(request)}`,
  });
  const isGuessed = (request: FastifyRequest): boolean =>
    isSigned(request) || isKeyed(request) || isDevice(request);
  server.addHook('onRequest', async (request) => {
    if (!isGuessed(request)) return;
    const state = await refusals(request, { increment: false });
    if (!state.isAllowed && state.remaining === 0)
      throw new FrontdoorError('rate-limited', { seconds: Math.max(1, state.ttlInSeconds) });
  });
  server.addHook('onResponse', async (request, reply) => {
    const { statusCode } = reply;
    if (isSigned(request) && [401, 403].includes(statusCode)) await refusals(request);
    if (isKeyed(request) && statusCode === 401) await refusals(request);
    if (isDevice(request) && statusCode === 404) await refusals(request);
  });
}

const isConsole = ({ url = '' }: { url?: string | undefined }): boolean => url.startsWith('/console');

const isSigned = (request: FastifyRequest): boolean => endpointAt(request)?.access.by === 'signature';

/** Another system asks by its key: on an address for keys, or with one where people may come as well. */
const isKeyed = (request: FastifyRequest): boolean => {
  const access = endpointAt(request)?.access;
  if (access?.by === 'key') return true;
  return access?.by === 'session' && access.orKey !== undefined && bearerOf(request) !== undefined;
};

/** A screen, which is known by its address and may ask as often as it likes. */
const isDevice = (request: FastifyRequest): boolean => {
  const endpoint = endpointAt(request);
  return (
    endpoint?.access.by === 'public' && endpoint.access.limited === false && endpoint.path.includes('/:token')
  );
};

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The files of the console and the style sheet are no endpoints; how long they are kept is said where they are sent. */
const isFile = (request: FastifyRequest): boolean =>
  request.routeOptions.url !== undefined && endpointAt(request) === undefined;

/** Search engines get what is for everybody. An address that holds a key, or is for staff, stays out of them. */
const mayBeIndexed = (request: FastifyRequest): boolean => {
  const access = endpointAt(request)?.access;
  return access?.by === 'public' && access.indexed === true;
};

/** Whose counter a signed request goes to: each adapter has its own. */
const adapterOf = ({ params, routeOptions }: FastifyRequest): string =>
  (params as { adapter?: string }).adapter ?? routeOptions.url ?? '';

/** Requests of staff and operators, whose sender the guard knows, and of probes. All others are counted. */
const isUncounted = (request: FastifyRequest): boolean => {
  const access = endpointAt(request)?.access;
  if (access?.by === 'public') return access.limited === false;
  return (access?.by === 'session' && !isKeyed(request)) || access?.by === 'operator';
};
