import { type Endpoint, endpoints, role, type Role } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { logInAs, oneOfEachRole } from '../support/roles.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';
import { noteRoutes, type Route, somewhere } from './served-routes.js';

/** Files of the console and the style sheet of the public pages: for everybody, without data. */
const FILES = [
  ...['/assets/public.css', '/assets/public.js', '/assets/ringing.wav', '/assets/waiting.wav'],
  ...['/console', '/console/*'],
];
const isFile = (path: string): boolean => FILES.includes(path) || path.startsWith('/console/');

const SAFE = new Set(['GET', 'HEAD']);
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const rowsOf = (some: readonly Endpoint[]): [string, Endpoint][] => some.map((each) => [nameOf(each), each]);
const all = endpoints.map(([, endpoint]) => endpoint);
const withSession = all.filter(({ access }) => access.by === 'session');

describe('the routes of the running hub', () => {
  let world: World;
  let routes: Route[];
  let clients: Map<Role, ConsoleClient>;
  beforeAll(async () => {
    routes = noteRoutes();
    world = await startEmbedded({
      DATABASE_URL: await newDatabase(),
      SECRET,
      DEMO: 'on',
      LOG_LEVEL: 'silent',
    });
    clients = await oneOfEachRole(world.url, world.password, (sql, values) =>
      world.database.query(sql, values),
    );
  });
  afterAll(() => world?.stop());

  const call = async (
    endpoint: Endpoint,
    client?: ConsoleClient,
    more: { csrf?: string; method?: string } = {},
  ): Promise<{ status: number; code: string | undefined }> => {
    const ended = new AbortController();
    const unsafe = !SAFE.has(endpoint.method);
    const response = await fetch(world.url + somewhere(endpoint), {
      method: more.method ?? endpoint.method,
      signal: ended.signal,
      redirect: 'manual',
      headers: {
        ...(client && { cookie: client.cookie, 'frontdoor-csrf': more.csrf ?? client.me.csrfToken }),
        ...(endpoint.body && { 'content-type': 'application/json' }),
      },
      ...(unsafe && endpoint.body && { body: '{}' }),
    });
    const toldWhy = more.method !== 'HEAD' && response.status >= 400;
    // Sites are refused in the shape of GeoReport.
    const isOurs = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const code =
      toldWhy && isOurs ? ((await response.json()) as { error: { code?: string } }).error.code : undefined;
    // Live events never end by themselves.
    ended.abort();
    return { status: response.status, code };
  };

  it('are the endpoints of the contracts, each once, and files', () => {
    const expected = all.flatMap((each) =>
      each.method === 'GET' ? [nameOf(each), `HEAD ${each.path}`] : [nameOf(each)],
    );
    expect(
      routes
        .filter(({ path }) => !isFile(path))
        .map(nameOf)
        .toSorted(),
    ).toEqual(expected.toSorted());
    expect(new Set(expected).size).toBe(expected.length);
  });

  it('include the files that are named here', () => {
    const files = routes.filter(({ path }) => isFile(path));
    expect(files.some(({ path }) => path === '/assets/public.css')).toBe(true);
    expect(files.every(({ method }) => SAFE.has(method))).toBe(true);
  });

  it('each say who may use them, and for a session by which roles', () => {
    for (const { access } of all) {
      expect(['session', 'signature', 'public', 'operator', 'key']).toContain(access.by);
      if (access.by === 'session') expect(access.roles.length).toBeGreaterThan(0);
    }
  });

  it('only pages, log-in, health and the description of the API are public', () => {
    expect(
      all
        .filter(({ access }) => access.by === 'public')
        .map(nameOf)
        .toSorted(),
    ).toEqual([
      'GET /',
      'GET /accessibility',
      'GET /answers',
      'GET /answers/:slug',
      'GET /api/v1/openapi.json',
      'GET /assets/council.css',
      'GET /contact',
      'GET /contact/:token',
      'GET /contact/:token/saved',
      'GET /cookies',
      'GET /find-enquiry',
      'GET /health',
      'GET /how-we-are-doing',
      'GET /kiosk/:token',
      'GET /open311/v2/discovery.:format',
      'GET /open311/v2/photographs/:id/:index',
      'GET /open311/v2/requests.:format',
      'GET /open311/v2/requests/:id.:format',
      'GET /open311/v2/services.:format',
      'GET /open311/v2/services/:id.:format',
      'GET /open311/v2/tokens/:id.:format',
      'GET /privacy',
      'GET /ready',
      'GET /robots.txt',
      'GET /screen/:token',
      'GET /track/:token',
      'GET /track/:token/appointments/:id',
      'GET /track/:token/appointments/:id/calendar',
      'GET /track/:token/callback',
      'GET /track/:token/callbacks/:id',
      'GET /track/:token/cancel',
      'GET /track/:token/details',
      'GET /track/:token/files/:contact/:index',
      'GET /wall/:token',
      'POST /answers/fitting',
      'POST /api/v1/session',
      'POST /contact',
      'POST /contact/:token/delete',
      'POST /contact/:token/link',
      'POST /find-enquiry',
      'POST /kiosk/:token',
      'POST /track/:token',
      'POST /track/:token/appointments/:id/cancel',
      'POST /track/:token/appointments/:id/move',
      'POST /track/:token/callback',
      'POST /track/:token/callbacks/:id/cancel',
      'POST /track/:token/callbacks/:id/move',
      'POST /track/:token/cancel',
      'POST /track/:token/details',
    ]);
    expect(
      all
        .filter(({ access }) => access.by === 'signature')
        .map(nameOf)
        .toSorted(),
    ).toEqual([
      'GET /open311/v2/servicerequestupdates.:format',
      'GET /webhooks/:adapter/*',
      'POST /api/v1/contacts',
      'POST /open311/v2/requests.:format',
      'POST /open311/v2/servicerequestupdates.:format',
      'POST /webhooks/:adapter/*',
    ]);
  });

  describe.each(rowsOf(withSession))('%s', (_name, endpoint) => {
    it('asks nobody in particular to log in', async () => {
      expect(await call(endpoint)).toEqual({ status: 401, code: 'not-logged-in' });
      if (endpoint.method === 'GET')
        expect((await call(endpoint, undefined, { method: 'HEAD' })).status).toBe(401);
    });

    it.each(role.options)('lets the role %s in as the contract says', async (each) => {
      const allowed = endpoint.access.by === 'session' && endpoint.access.roles.includes(each);
      // Logging out ends a session, so each call has one of its own there.
      const client =
        endpoint.method === 'DELETE' ? await logInAs(world.url, world.password, each) : clients.get(each);
      const answer = await call(endpoint, client);
      if (allowed) expect([401, 403]).not.toContain(answer.status);
      else expect(answer).toEqual({ status: 403, code: 'not-allowed' });
      expect(answer.status).toBeLessThan(500);
    });
  });

  it.each(rowsOf(withSession.filter(({ method }) => !SAFE.has(method))))(
    '%s is refused without the token of the session',
    async (_name, endpoint) => {
      const [allowed] = (endpoint.access as { roles: readonly Role[] }).roles;
      for (const csrf of ['', 'x', clients.get('integrator')!.me.csrfToken])
        expect(await call(endpoint, clients.get(allowed!), { csrf })).toEqual({
          status: 403,
          code: 'csrf-token-wrong',
        });
    },
  );

  it.each(rowsOf(all.filter(({ access }) => access.by === 'key')))(
    '%s is for whoever has a key with its scope, and for nobody who is logged in',
    async (_name, endpoint) => {
      const wrong = { status: 401, code: 'key-wrong' };
      expect(await call(endpoint)).toEqual(wrong);
      for (const each of role.options) expect(await call(endpoint, clients.get(each))).toEqual(wrong);
    },
  );

  it.each(rowsOf(all.filter(({ access }) => access.by === 'public' || access.by === 'signature')))(
    '%s needs no session',
    async (_name, endpoint) => {
      const { status, code } = await call(endpoint);
      expect(code).not.toBe('not-logged-in');
      if (endpoint.path.startsWith('/open311/')) return expect(status).toBe(404);
      expect(status).not.toBe(403);
      if (endpoint.access.by === 'signature')
        expect({ status, code }).toEqual({ status: 401, code: 'signature-missing' });
    },
  );
});
