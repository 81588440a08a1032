import { randomUUID } from 'node:crypto';
import { api, endpoints } from '@frontdoor/contracts';
import { QueueDepth } from '@frontdoor/jobs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LiveStreams } from '../../apps/hub/src/api/live-streams.js';
import { eventually } from '../support/eventually.js';
import { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { SECRET, startEmbedded, startScaledOut, type World } from '../support/world.js';

const base = async (): Promise<Record<string, string>> => ({
  DATABASE_URL: await newDatabase(),
  SECRET,
  DEMO: 'on',
  LOG_LEVEL: 'silent',
});
const PLACES = [
  '/',
  '/contact',
  '/assets/public.css',
  '/assets/public.js',
  '/console/',
  '/api/v1/openapi.json',
  '/api/v1/queue',
  '/nowhere',
];

describe('a hub at a plain address', () => {
  let world: World;
  beforeAll(async () => {
    world = await startEmbedded(await base());
  });
  afterAll(() => world?.stop());

  it.each(PLACES)('%s is sent with headers that keep browsers careful', async (path) => {
    const { headers } = await fetch(world.url + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('parts of the console carry only what means something to a script or a style sheet', async () => {
    const start = await (await fetch(`${world.url}/console/`)).text();
    const { headers } = await fetch(world.url + /src="([^"]+\.js)"/.exec(start)![1]!);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('content-security-policy')).toBeNull();
  });

  it.each(['br', 'gzip'])('what pages load is sent compressed to those who take %s', async (coding) => {
    const start = await (await fetch(`${world.url}/console/`)).text();
    for (const path of ['/assets/public.css', /src="([^"]+\.js)"/.exec(start)![1]!]) {
      const asked = await fetch(world.url + path, { headers: { 'accept-encoding': coding } });
      expect(asked.headers.get('content-encoding')).toBe(coding);
      expect(asked.headers.get('vary')).toMatch(/accept-encoding/i);
      const plain = await fetch(world.url + path, { headers: { 'accept-encoding': 'identity' } });
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(await asked.text()).toBe(await plain.text());
    }
  });

  it.each(PLACES)('%s may load from here only, and no script of a page’s own', async (path) => {
    const policy = (await fetch(world.url + path)).headers.get('content-security-policy')!;
    const directives = new Map(
      policy.split(';').map((each) => {
        const [name, ...values] = each.trim().split(/\s+/);
        return [name!, values.join(' ')] as const;
      }),
    );
    expect(directives.get('default-src')).toBe("'self'");
    expect(directives.get('script-src') ?? "'self'").toBe("'self'");
    expect(directives.get('object-src')).toBe("'none'");
    expect(directives.get('base-uri')).toBe("'none'");
    expect(directives.get('form-action')).toBe("'self'");
    expect(directives.get('frame-ancestors')).toBe("'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each(['/', '/contact'])('the page %s holds no script and no style of its own', async (path) => {
    const response = await fetch(world.url + path);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).not.toMatch(
      /<script(?! type="module" src="\/assets\/public\.js"><\/script>)|<style|\sstyle=|\son\w+=|javascript:/i,
    );
  });

  it.each(PLACES.concat('/ready', '/track/x', '/how-we-are-doing', '/api/v1/nowhere', '/%61pi/v1/queue'))(
    '%s is kept by no browser unless it is a file',
    async (path) => {
      const kept = (await fetch(world.url + path)).headers.get('cache-control');
      if (path.startsWith('/assets/') || path.startsWith('/console/')) expect(kept).not.toBe('no-store');
      else expect(kept).toBe('no-store');
    },
  );

  it('what the API says of people is kept by no browser', async () => {
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    for (const [endpoint, sent] of [
      [api.searchEnquiries, { body: { search: 'bin' } }],
      [api.whoAmI, {}],
      [api.readScoreboardCsv, { query: { period: 'this-month' } }],
      [api.liveEvents, {}],
    ] as const) {
      const response = await ash.request(endpoint, sent);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('no-store');
      await response.body?.cancel();
    }
  });

  it.each(['/', '/contact', '/how-we-are-doing'])('%s may be found by search engines', async (path) => {
    expect((await fetch(world.url + path)).headers.get('x-robots-tag')).toBeNull();
  });

  it.each(['/track/x', '/track/', '/console/', '/console/enquiries', '/api/v1/openapi.json', '/nowhere'])(
    '%s is kept out of search engines',
    async (path) => {
      expect((await fetch(world.url + path)).headers.get('x-robots-tag')).toBe('noindex, nofollow');
    },
  );

  it('robots may fetch tracking pages only where they heed that', async () => {
    const response = await fetch(`${world.url}/robots.txt`);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const [heeding, others] = (await response.text()).split('\n\n');
    expect(heeding).toMatch(/^User-agent: Googlebot\nUser-agent: Bingbot\nDisallow: \/api\/\n/);
    expect(heeding).not.toContain('/track/');
    expect(others).toMatch(/^User-agent: \*\n/);
    for (const path of ['/api/', '/console/', '/webhooks/', '/track/'])
      expect(others).toContain(`Disallow: ${path}\n`);
  });

  it('whoever asks whether the hub is ready is told details only as its operator', async () => {
    const ready = async (
      headers: Record<string, string> = {},
    ): Promise<Record<string, { detail: string }>> => {
      const answer = await fetch(`${world.url}/ready`, { headers });
      expect(answer.status).toBe(200);
      return ((await answer.json()) as { checks: Record<string, { detail: string }> }).checks;
    };
    const mine = await ready();
    expect(Object.keys(mine)).toEqual(expect.arrayContaining(['database', 'queue', 'email', 'twilio']));
    expect(mine.queue!.detail).toMatch(/^\d+ jobs of routing wait/);
    expect(mine.routing!.detail).toMatch(/routed/);
    expect(mine.outcomes!.detail).toBe('Of 0 messages nobody knows whether they left');
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect(await ready({ [header]: '127.0.0.1' })).toEqual({
        database: { ok: true, detail: 'Answers' },
        queue: { ok: true, detail: 'Answers' },
      });
  });

  it('a crowd that asks whether the hub is ready costs a look or two', async () => {
    const looked = vi.spyOn(world.hub.app.get(QueueDepth, { strict: false }), 'read');
    const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${world.url}/ready`)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(looked.mock.calls.length).toBeLessThan(10);
    looked.mockRestore();
  });

  describe('live events', () => {
    const streams = (): LiveStreams => world.hub.app.get(LiveStreams, { strict: false });
    const listen = async (client: ConsoleClient): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
      const response = await client.request(api.liveEvents);
      expect(response.status).toBe(200);
      return response.body!.getReader();
    };
    /** Reads until the hub ends the stream. */
    const ended = async (stream: ReadableStreamDefaultReader<Uint8Array>): Promise<true> => {
      while (!(await stream.read()).done);
      return true;
    };

    it.each<[string, string, string]>([
      ['over', 'cedar', 'UPDATE session SET expires_at = now() WHERE agent_id = $1'],
      [
        'unused for long',
        'cedar',
        "UPDATE session SET seen_at = now() - interval '9 hours' WHERE agent_id = $1",
      ],
      ['ended elsewhere', 'cedar', 'DELETE FROM session WHERE agent_id = $1'],
      ['of somebody shut out', 'elm', 'UPDATE agent SET active = false WHERE id = $1'],
    ])('end at the next look when their session is %s', async (_title, name, sql) => {
      const [client, other] = [
        await ConsoleClient.logIn(world.url, name, world.password),
        await ConsoleClient.logIn(world.url, 'birch', world.password),
      ];
      const [mine, others] = [await listen(client), await listen(other)];
      await streams().endThoseWithoutSession();
      await mine.read();
      await world.database.query(sql, [client.me.id]);
      await streams().endThoseWithoutSession();
      expect(await ended(mine)).toBe(true);
      expect((await others.read()).done).toBe(false);
      await others.cancel();
    });

    it('end at once with the log-out', async () => {
      const client = await ConsoleClient.logIn(world.url, 'birch', world.password);
      const stream = await listen(client);
      await client.request(api.logOut);
      expect(await ended(stream)).toBe(true);
    });

    it('are open five times in a session and twenty times by a person, and again when one is closed', async () => {
      const clients = await Promise.all(
        Array.from({ length: 5 }, () => ConsoleClient.logIn(world.url, 'willow', world.password)),
      );
      const [first, second, third, fourth, fifth] = clients as [ConsoleClient, ...ConsoleClient[]];
      const open = [];
      for (const client of [first, second!, third!, fourth!])
        for (let i = 0; i < 5; i += 1) open.push(await listen(client));
      for (const client of [first, fifth!]) {
        const refused = await client.request(api.liveEvents);
        expect(refused.status).toBe(429);
        expect(await refused.json()).toMatchObject({ error: { code: 'live-events-too-many' } });
      }
      await open.pop()!.cancel();
      await eventually('a place for another', async () => {
        const response = await fourth!.request(api.liveEvents);
        await response.body!.cancel();
        return response.status === 200;
      });
      await Promise.all(open.map((stream) => stream.cancel()));
    });
  });

  it('no other site may read the API with the cookie of a person', async () => {
    const { cookie } = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const headers = { cookie, origin: 'https://elsewhere.example' };
    const response = await fetch(`${world.url}/api/v1/session`, { headers });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('the cookie is hidden from scripts and from other sites', async () => {
    const [cookie] = (await logInAnswer(world)).headers.getSetCookie();
    expect(cookie).toMatch(/^frontdoor_session=[\w-]{32};/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).not.toMatch(/; Secure|Domain=/);
  });

  it('the session ends with the browser; only by which browser it is known stays', async () => {
    const cookies = (await logInAnswer(world)).headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    expect(cookies[0]).not.toMatch(/Expires|Max-Age/i);
    expect(cookies[1]).toMatch(
      /^frontdoor_browser=[\w-]{32}\.[a-z2-9]{20}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('logging out takes the cookie back', async () => {
    const client = await ConsoleClient.logIn(world.url, 'birch', world.password);
    const [cookie] = (await client.request(api.logOut)).headers.getSetCookie();
    expect(cookie).toMatch(/^frontdoor_session=;/);
    expect(cookie).toMatch(/Expires=Thu, 01 Jan 1970/);
  });

  it('the metrics are open to this machine, and not to one that a proxy speaks for', async () => {
    expect((await fetch(`${world.url}/metrics`)).status).toBe(200);
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      const headers = { [header]: '127.0.0.1' };
      expect((await fetch(`${world.url}/metrics`, { headers })).status).toBe(403);
    }
  });

  it('the metrics hold numbers and no personal data', async () => {
    const mine = { email: `${randomUUID()}@customer.example`, word: `word${randomUUID()}` };
    const { url } = world;
    const form = await (await fetch(`${url}/contact`)).text();
    const formToken = /name="formToken" value="([^"]+)"/.exec(form)![1]!;
    const body = new URLSearchParams({
      formToken,
      text: mine.word,
      email: mine.email,
      name: 'Personal Name',
    });
    const answer = await fetch(`${url}/contact`, { method: 'POST', body });
    const track = new URL(/href="([^"]+\/track\/[^"]+)"/.exec(await answer.text())![1]!).pathname;
    await fetch(url + track);
    await fetch(`${url}/${mine.word}?email=${mine.email}`);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('frontdoor_contacts_received_total{channel="web"} 1');
    expect(metrics).toContain('route="/track/:token"');
    for (const personal of [mine.email, mine.word, 'Personal', track.slice(7), 'ash@', '127.0.0.1'])
      expect({ personal, told: metrics.includes(personal) }).toEqual({ personal, told: false });
  });
});

const logInAnswer = (world: World, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(world.url + api.logIn.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email: 'ash@demo.frontdoor.example', password: world.password }),
  });

describe('a hub at an https address behind a proxy', () => {
  let world: World;
  const token = 'a token for the metrics';
  const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
  beforeAll(async () => {
    // Without the demonstration, which keeps to this machine, and without Redis.
    world = await startScaledOut('', {
      PUBLIC_URL: 'https://contact.fenmoor.example',
      TRUST_PROXY: 'on',
      METRICS_TOKEN: token,
      LOG_LEVEL: 'silent',
    });
  });
  afterAll(() => world?.stop());

  it('tells browsers to come by https only', async () => {
    const { headers } = await fetch(`${world.url}/`);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
  });

  it('sends the cookie by https only', async () => {
    const [cookie] = (await logInAnswer(world, from('198.51.100.1'))).headers.getSetCookie();
    expect(cookie).toMatch(/; Secure/);
  });

  it('sends cookies that no other host can set, and takes no others', async () => {
    const cookies = (await logInAnswer(world, from('198.51.100.2'))).headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-frontdoor_session',
      '__Host-frontdoor_browser',
    ]);
    const page = await (await fetch(`${world.url}/cookies`)).text();
    for (const cookie of cookies) {
      expect(page).toContain(`>${cookie.split('=')[0]}<`);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).not.toMatch(/Domain=/);
    }
    const session = cookies[0]!.split(';')[0]!;
    const statusWith = async (cookie: string): Promise<number> =>
      (await fetch(`${world.url}/api/v1/session`, { headers: { cookie, ...from('198.51.100.2') } })).status;
    expect(await statusWith(session)).toBe(200);
    expect(await statusWith(session.replace('__Host-', ''))).toBe(401);
  });

  it('shows metrics to whoever has the token and to nobody else', async () => {
    const read = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${world.url}/metrics`, { headers })).status;
    expect(await read({ authorization: `Bearer ${token}`, ...from('198.51.100.1') })).toBe(200);
    expect(await read(from('198.51.100.1'))).toBe(403);
    expect(await read({})).toBe(403);
    for (const wrong of ['Bearer x', `Bearer ${token}x`, `Basic ${token}`, 'Bearer ', ''])
      expect(await read({ authorization: wrong })).toBe(403);
  });
});

describe('a hub with a rate limit of ten a minute, and of twenty for signed requests', () => {
  let world: World;
  const LIMIT = 10;
  const SIGNED_LIMIT = 20;
  const times = <T>(n: number, go: (i: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: n }, (_, i) => go(i)));
  const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
  beforeAll(async () => {
    world = await startEmbedded({
      ...(await base()),
      TRUST_PROXY: 'on',
      PUBLIC_RATE: String(LIMIT),
      WEBHOOK_RATE: String(SIGNED_LIMIT),
    });
  });
  afterAll(() => world?.stop());

  const statuses = async (path: string, address: string, init: RequestInit = {}): Promise<number[]> =>
    times(LIMIT + 5, async () => {
      const headers = { ...from(address), ...(init.headers as Record<string, string>) };
      return (await fetch(world.url + path, { ...init, headers, redirect: 'manual' })).status;
    });
  const limited = (all: number[]): number => all.filter((status) => status === 429).length;

  it.each([
    ['GET', '/', '198.51.100.10'],
    ['GET', '/contact', '198.51.100.11'],
    ['POST', '/contact', '198.51.100.12'],
    ['GET', '/track/x', '198.51.100.13'],
    ['POST', '/api/v1/session', '198.51.100.14'],
    ['GET', '/%63ontact', '198.51.100.15'],
    ['POST', '/api/v1/%73ession', '198.51.100.16'],
    ['GET', '/contact?a=1', '198.51.100.17'],
    ['GET', '/how-we-are-doing', '198.51.100.18'],
  ])('%s %s is limited for one address', async (method, path, address) => {
    expect(limited(await statuses(path, address, { method }))).toBe(5);
    expect((await fetch(world.url + path, { method, headers: from(`${address}0`) })).status).not.toBe(429);
  });

  it('whoever asks too often is told so and for how long', async () => {
    await statuses('/', '198.51.100.20');
    const response = await fetch(`${world.url}/`, { headers: from('198.51.100.20') });
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await response.json()).toEqual({
      error: {
        code: 'rate-limited',
        message: 'There were too many requests from this address.',
        remedy: `Wait ${seconds} seconds and try again.`,
        details: { seconds },
      },
    });
    const headers = { ...from('198.51.100.20'), accept: 'text/html' };
    const page = await fetch(`${world.url}/contact`, { headers });
    expect(page.status).toBe(429);
    expect(await page.text()).toMatch(/<h1[^>]*>There were too many requests from your connection<\/h1>/);
  });

  it.each([
    ['GET', '/api/v1/live'],
    ['GET', '/api/v1/session'],
    ['GET', '/health'],
    ['GET', '/ready'],
    ['GET', '/assets/public.css'],
  ])('%s %s is not limited', async (method, path) => {
    expect(limited(await statuses(path, '198.51.100.30', { method }))).toBe(0);
  });

  it.each(
    endpoints.flatMap(([, { method, path, access }], i): [string, string, string][] =>
      access.by === 'public' && access.limited !== false
        ? [[method, path, `198.51.${101 + Math.floor(i / 250)}.${i % 250}`]]
        : [],
    ),
  )('%s %s, open to everybody, is limited because the contracts say so', async (method, path, address) => {
    expect(limited(await statuses(path.replace(':', ''), address, { method }))).toBe(5);
  });

  it.each([
    ['/webhooks/twilio/messages', '198.51.100.31'],
    ['/webhooks/email/help@fenmoor.example', '198.51.100.32'],
    ['/webhooks/nobody/x', '198.51.100.33'],
    ['/api/v1/contacts', '198.51.100.34'],
  ])('POST %s is limited for one address, each adapter by itself', async (path, address) => {
    const post = (to: string, sender: string) =>
      fetch(world.url + to, { method: 'POST', headers: from(sender) });
    const answers = await times(SIGNED_LIMIT + 5, () => post(path, address));
    expect(limited(answers.map(({ status }) => status))).toBe(5);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: 'rate-limited' } });
    expect((await post('/webhooks/web/x', address)).status).not.toBe(429);
    expect((await post(path, `${address}0`)).status).not.toBe(429);
  });

  it('metrics are closed to other machines, whatever they claim to be', async () => {
    const read = async (address?: string): Promise<Response> =>
      fetch(`${world.url}/metrics`, { headers: address ? from(address) : {} });
    expect((await read()).status).toBe(200);
    for (const address of [
      '198.51.100.40',
      '10.0.0.1',
      '::ffff:198.51.100.40',
      '127.0.0.1, 198.51.100.40',
      '198.51.100.40, 127.0.0.1',
    ]) {
      const response = await read(address);
      expect({ address, status: response.status }).toEqual({ address, status: 403 });
      expect(await response.json()).toMatchObject({ error: { code: 'not-allowed' } });
    }
  });
});
