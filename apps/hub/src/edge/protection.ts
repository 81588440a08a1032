import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Config, Metrics } from '@frontdoor/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Routes of pages for everybody and of the log-in; providers and integrations prove themselves instead. */
const PUBLIC = /^\/($|contact|track|how-we-are-doing|api\/v1\/session$)/;

/** Routes of signed requests. */
const SIGNED = /^\/(webhooks\/|api\/v1\/contacts$)/;

/** Security headers, cookies, rate limits and request times. */
export async function protect(
  server: FastifyInstance,
  config: Pick<Config, 'PUBLIC_RATE' | 'publicUrl'>,
  metrics: Metrics,
): Promise<void> {
  await server.register(cookie);
  await server.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
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
    if (SIGNED.test(request.routeOptions.url ?? '')) return done();
    void reply.helmet();
    done();
  });
  await server.register(rateLimit, {
    max: config.PUBLIC_RATE,
    timeWindow: '1 minute',
    allowList: (request: FastifyRequest) => !isLimited(request),
    errorResponseBuilder: (_request, { ttl }) =>
      new FrontdoorError('rate-limited', { seconds: Math.ceil(ttl / 1000) }),
  });
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

// By route, because one route can be asked for by several spellings of its address.
const isLimited = ({ method, routeOptions: { url: route = '' } }: FastifyRequest): boolean =>
  PUBLIC.test(route) && !(route === '/api/v1/session' && method !== 'POST');
