import type { Socket } from 'node:net';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { FrontdoorError } from '@frontdoor/kernel';
import { Callers, Metrics, nestLogger } from '@frontdoor/platform';
import { CallLines } from '@frontdoor/casework/calls';
import { StoredBytes } from '@frontdoor/casework/stored-bytes';
import type { Foundation } from '@frontdoor/use-cases';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StandIns } from '../demonstration/stand-ins.js';
import { bodyLimits } from '../edge/body-limits.js';
import { boundLargeBodies, registerBodyParsers } from '../edge/body-parsing.js';
import { trustIn } from '../edge/caller.js';
import { ProblemFilter } from '../edge/problem.filter.js';
import { protect } from '../edge/protection.js';
import { answerUnreadable, watchAnswers } from '../edge/unreadable-request.js';
import { TONES } from '../telephone/tones.js';
import { HubModule } from '../hub.module.js';

/**
 * A request that takes longer to arrive is cut off: 10 MB of photos need as long on a line of 0.7 Mbit/s. Its headers have less
 * time, because they are short.
 */
const REQUEST_MS = 120_000;
const HEADERS_MS = 15_000;
/** How often that is looked at. */
const LOOK_MS = 3_000;

/** The hub as an application, ready to listen. */
export async function createHub(
  foundation: Foundation,
  standIns: StandIns | null,
): Promise<NestFastifyApplication> {
  const { config, log } = foundation;
  const adapter = new FastifyAdapter({
    trustProxy: trustIn(config),
    bodyLimit: config.BODY_MAX_BYTES,
    forceCloseConnections: true,
    requestTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: LOOK_MS },
    clientErrorHandler: (error: Error, socket: Socket) => answerUnreadable(error, socket),
    // What Fastify refuses by itself, such as broken percent-encoding, is answered like everything else.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const error = new FrontdoorError('input-invalid', { faults: 'the address' });
      void app.get(ProblemFilter).answer(error, request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(HubModule.of(foundation, standIns), adapter, {
    logger: nestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  const server = adapter.getInstance() as FastifyInstance;
  watchAnswers(server.server);
  registerBodyParsers(server, config, bodyLimits(foundation.wiring));
  const lines = app.get(CallLines, { strict: false });
  await protect(server, config, app.get(Metrics), () => lines.softphones()?.softphoneSources);
  boundLargeBodies(server, config, bodyLimits(foundation.wiring), app.get(Callers));
  await serveFiles(server);
  try {
    // Before anything is taken that may be large, and before the sweeps keep the database busy.
    await app.get(StoredBytes, { strict: false }).open();
    await app.init();
    await server.ready();
  } catch (error) {
    // What had begun would look for a database that is stopped next, and never let the process end.
    await app.close();
    throw error;
  }
  return app;
}

/** Files cost little, and a whole office may load them from one address: they have no rate limit. */
const UNCOUNTED = { config: { rateLimit: false as const } };

/** What tells browsers how to treat a document. On some forty parts of the console it would be a tenth of the first load. */
const OF_DOCUMENTS = [
  ...['content-security-policy', 'cross-origin-opener-policy', 'origin-agent-cluster', 'referrer-policy'],
  ...['x-dns-prefetch-control', 'x-download-options', 'x-frame-options', 'x-permitted-cross-domain-policies'],
  ...['x-xss-protection', 'x-robots-tag', 'permissions-policy'],
];

/** The console, the style sheet and script of the public pages, and what telephones play. */
async function serveFiles(server: FastifyInstance): Promise<void> {
  const root = path.resolve('dist/console');
  await server.register(fastifyStatic, { root, serve: false, preCompressed: true });
  for (const name of ['public.css', 'public.js'])
    server.get(`/assets/${name}`, UNCOUNTED, async (_request, reply) =>
      reply.sendFile(name, path.resolve('dist/public'), { maxAge: '5m' }),
    );
  for (const [name, sound] of Object.entries(TONES))
    server.get(`/assets/${name}.wav`, UNCOUNTED, async (_request, reply) =>
      reply.type('audio/wav').header('cache-control', 'public, max-age=86400').send(sound),
    );
  server.get('/console', UNCOUNTED, async (_request, reply) => reply.redirect('/console/'));
  // A file by its name; every other address inside the console belongs to the console.
  server.get<{ Params: { '*': string } }>('/console/*', UNCOUNTED, async (request, reply) => {
    const name = request.params['*'];
    if (!/\.\w+$/.test(name)) return reply.sendFile('index.html', { cacheControl: false });
    if (/^assets\/[^/]+\.(js|css)$/.test(name)) for (const header of OF_DOCUMENTS) reply.removeHeader(header);
    return reply.sendFile(name, {
      maxAge: name.startsWith('assets/') ? '1y' : 0,
      immutable: name.startsWith('assets/'),
    });
  });
}
