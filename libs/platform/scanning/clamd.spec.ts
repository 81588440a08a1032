import net, { type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  CLAMD_TAKES,
  type Clamd as Server,
  EICAR,
  EICAR_NAME,
  hasClamd,
  startClamd,
} from '../../../test/support/clamd.js';
import { readConfig } from '../config/config.js';
import { Clamd } from './clamd.js';

const at = (CLAMD: string, more: Record<string, string> = {}): Clamd =>
  new Clamd(readConfig({ CLAMD, ...more }));

describe.skipIf(!hasClamd())('a real clamd', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startClamd();
  });
  afterAll(() => server?.close());

  it('says what is clean and what is not, also of what fills many pieces', async () => {
    const clamd = at(server.socket);
    await clamd.ping();
    expect(await clamd.scan(Buffer.from('A letter'))).toEqual({ state: 'clean' });
    expect(await clamd.scan(new Uint8Array())).toEqual({ state: 'clean' });
    expect(await clamd.scan(Buffer.alloc(CLAMD_TAKES - 10, 'x'))).toEqual({ state: 'clean' });
    expect(await clamd.scan(EICAR)).toEqual({ state: 'infected', signature: EICAR_NAME });
  });

  it.each([
    ['it takes', {}, CLAMD_TAKES * 12],
    ['the setting allows', { CLAMD_MAX_BYTES: '2000' }, 2001],
  ])('what is larger than %s could not be scanned', async (_title, settings, size) => {
    const verdict = await at(server.socket, settings).scan(Buffer.alloc(size, 'x'));
    expect(verdict).toEqual({ state: 'failed', problem: 'it is larger than what is scanned' });
  });

  it('is not there once it is stopped', async () => {
    await server.stop();
    await expect(at(server.socket).ping()).rejects.toThrow();
    await expect(at(server.socket).scan(EICAR)).rejects.toThrow();
    await server.start();
    await at(server.socket).ping();
  });
});

describe('a server that is none', () => {
  const servers: net.Server[] = [];
  const serve = async (connected: (socket: net.Socket) => void): Promise<string> => {
    const server = net.createServer((socket) => connected(socket.on('error', () => undefined)));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it('is waited for no longer than the setting says, whether it takes what is sent or not', async () => {
    for (const connected of [
      (socket: net.Socket) => socket.resume(),
      (socket: net.Socket) => socket.pause(),
    ]) {
      const clamd = at(await serve(connected), { CLAMD_SECONDS: '1' });
      await expect(clamd.scan(Buffer.alloc(20_000_000))).rejects.toThrow('No answer in 1 s');
    }
  });

  it('is found out', async () => {
    const clamd = at(await serve((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\0')));
    await expect(clamd.ping()).rejects.toThrow('It is no clamd');
    expect(await clamd.scan(Buffer.from('x'))).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('HTTP'),
    });
    const silent = at(await serve((socket) => socket.end()));
    await expect(silent.ping()).rejects.toThrow('without an answer');
  });
});

it.each(['nonsense', 'host', '127.0.0.1:x', 'relative/path'])('%s is no address of a scanner', (CLAMD) => {
  expect(() => readConfig({ CLAMD })).toThrow('CLAMD must be host:port or the path of a socket');
});
