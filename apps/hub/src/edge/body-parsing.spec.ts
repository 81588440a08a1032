import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { FrontdoorError } from '@frontdoor/kernel';
import { Callers } from '@frontdoor/platform';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { boundLargeBodies, registerBodyParsers } from './body-parsing.js';

const MIB = 1024 * 1024;
const config = { BODY_MAX_BYTES: MIB };
const limits = { 'message/rfc822': 5 * MIB };

describe('large bodies', () => {
  let server: FastifyInstance;
  afterEach(() => server.close());

  const open = async (): Promise<void> => {
    const callers = new Callers({
      trustedRelays: null,
      ARRIVING_MAX_BYTES: 10 * MIB,
      ARRIVING_MAX_BYTES_PER_ADDRESS: 4 * MIB,
    });
    server = Fastify({ forceCloseConnections: true });
    registerBodyParsers(server, config, limits);
    boundLargeBodies(server, config, limits, callers);
    server.setErrorHandler((error, _request, reply) =>
      reply
        .status((error as { statusCode?: number }).statusCode ?? 400)
        .send(error instanceof FrontdoorError ? error.code : 'other'),
    );
    server.post('/webhooks/:adapter/*', (request, reply) => {
      void reply.send(String((request.body as Buffer).length));
    });
    server.post('/api/v1/session', (_request, reply) => void reply.send('logged in'));
    await server.listen({ port: 0, host: '127.0.0.1' });
  };
  const begin = (path: string, length: string): Socket => {
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: message/rfc822\r\n${length}\r\n\r\n`);
    return socket;
  };
  const answer = async (socket: Socket): Promise<string> => {
    const [first] = (await once(socket, 'data')) as [Buffer];
    return first.toString();
  };
  const hook = '/webhooks/email/x@y.example';

  it('are for signed requests only', async () => {
    await open();
    for (const length of [`Content-Length: ${2 * MIB}`, 'Transfer-Encoding: chunked'])
      expect(await answer(begin('/api/v1/session', length))).toContain('body-too-large');
  });

  it('arrive no more of them at once than there may be, and again when those before have ended', async () => {
    await open();
    const length = `Content-Length: ${3 * MIB}`;
    const slow = begin(hook, length);
    slow.write(Buffer.alloc(MIB));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await answer(begin(hook, length))).toContain('too-much-arriving');
    slow.write(Buffer.alloc(2 * MIB));
    expect(await answer(slow)).toContain(String(3 * MIB));
    slow.destroy();
    const next = begin(hook, length);
    next.write(Buffer.alloc(3 * MIB));
    expect(await answer(next)).toContain(String(3 * MIB));
    next.destroy();
  });

  it('are refused with an answer that arrives, while more of them is under way', async () => {
    await open();
    const plain = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    let ended = false;
    plain.on('error', () => (ended = true)).on('close', () => (ended = true));
    plain.write(
      'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const chunk = `80000\r\n${' '.repeat(0x80000)}\r\n`;
    const answered = answer(plain);
    for (let sent = 0; sent < 8; sent++) plain.write(chunk);
    expect((await answered).toLowerCase()).not.toContain('connection: close');
    plain.write('0\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ended).toBe(false);
    plain.destroy();
  });
});
