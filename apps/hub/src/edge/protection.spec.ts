import { Metrics } from '@frontdoor/platform';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protect } from './protection.js';

describe('signed requests with wrong signatures', () => {
  const server = fastify({ trustProxy: true });
  beforeAll(async () => {
    const config = { API_RATE: 100, PUBLIC_RATE: 1000, WEBHOOK_RATE: 1000, publicUrl: 'http://localhost' };
    await protect(server, config, new Metrics(), () => undefined);
    server.setErrorHandler((error, _request, reply) => {
      const { code, details } = error as { code?: string; details?: { seconds: number } };
      void reply.status(code === 'rate-limited' ? 429 : 500).send(details);
    });
    server.get('/wall/:token', ({ params }, reply) =>
      reply.status((params as { token: string }).token === 'known' ? 200 : 404).send(),
    );
    server.post('/webhooks/:adapter/*', (request, reply) =>
      reply.status(request.headers.genuine ? 202 : 401).send(),
    );
  });
  afterAll(() => server.close());

  it('make whoever guesses at addresses of screens wait; a screen itself never waits', async () => {
    const look = (token: string, address: string) =>
      server.inject({ url: `/wall/${token}`, headers: { 'x-forwarded-for': address } });
    for (let i = 0; i < 100; i++) expect((await look(`guess${i}`, '198.51.100.20')).statusCode).toBe(404);
    expect((await look('guess', '198.51.100.20')).statusCode).toBe(429);
    for (let i = 0; i < 150; i++) expect((await look('known', '198.51.100.21')).statusCode).toBe(200);
  });

  const post = (address: string, genuine = false, adapter = 'twilio') =>
    server.inject({
      method: 'POST',
      url: `/webhooks/${adapter}/messages`,
      headers: { 'x-forwarded-for': address, ...(genuine && { genuine: 'yes' }) },
    });

  it('make their address wait for its minute, a network of IPv6 as one, and nobody else', async () => {
    for (const [first, same, other] of [
      ['198.51.100.1', '198.51.100.1', '198.51.100.2'],
      ['2001:db8:0:1::1', '2001:db8:0:1::2', '2001:db8:0:2::1'],
    ] as const) {
      const statuses: number[] = [];
      for (let i = 0; i < 101; i++) statuses.push((await post(i % 2 ? first : same)).statusCode);
      expect(new Set(statuses.slice(0, 100))).toEqual(new Set([401]));
      const refused = await post(same, true);
      expect(refused.statusCode).toBe(429);
      expect(refused.json<{ seconds: number }>().seconds).toBeGreaterThan(0);
      expect((await post(other, true)).statusCode).toBe(202);
      expect((await post(first, true, 'email')).statusCode).toBe(202);
    }
  });

  it('are counted only where they are wrong', async () => {
    for (let i = 0; i < 150; i++) expect((await post('198.51.100.9', true)).statusCode).toBe(202);
  });
});

describe('what pages may speak with', () => {
  const sources = {
    connect: ['wss://line.example', 'https://news.example'],
    media: ['https://tones.example'],
  };
  const headersOf = async (url: string, isSetUp: boolean) => {
    const server = fastify();
    const config = { API_RATE: 100, PUBLIC_RATE: 1000, WEBHOOK_RATE: 1000, publicUrl: 'http://localhost' };
    await protect(server, config, new Metrics(), () => (isSetUp ? sources : undefined));
    server.get('/*', (_request, reply) => reply.send('A page'));
    const { headers } = await server.inject({ url });
    await server.close();
    return headers;
  };

  it('is more for the console with a softphone', async () => {
    const headers = await headersOf('/console/', true);
    const policy = headers['content-security-policy'];
    expect(policy).toContain("connect-src 'self' wss://line.example https://news.example;");
    expect(policy).toContain("media-src 'self' https://tones.example");
    expect(headers['permissions-policy']).toBe('microphone=(self)');
  });

  it.each([
    ['/contact', true],
    ['/console/', false],
  ])('is the hub alone at %s, softphones set up: %s', async (url, isSetUp) => {
    const headers = await headersOf(url, isSetUp);
    expect(headers['content-security-policy']).not.toContain('example');
    expect(headers['content-security-policy']).toMatch(/connect-src 'self' *;media-src 'self' *(;|$)/);
    expect(headers['permissions-policy']).toBe('microphone=()');
  });
});
