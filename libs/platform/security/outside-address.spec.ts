import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { readNetworks } from '../config/addresses.js';
import { isOutside, outsideUrl, type Reach, requestOutside, type Resolve } from './outside-address.js';

const NOWHERE_INSIDE: Reach = { inside: null };
const inside = (text: string): Reach => {
  const read = readNetworks(text);
  if ('wrong' in read) throw new Error(read.wrong.join());
  return { inside: read.networks };
};

describe('an address of the public internet', () => {
  it.each([
    '8.8.8.8',
    '93.184.216.34',
    '100.63.255.255',
    '172.32.0.1',
    '223.255.255.255',
    '2606:2800:220:1::1',
  ])('is %s', (address) => expect(isOutside(address)).toBe(true));

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'example.com',
    '',
  ])('is not %s', (address) => expect(isOutside(address)).toBe(false));
});

describe('an address that somebody gave', () => {
  it.each([
    'http://127.0.0.1/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1:8443/',
  ])('that is an address inside is refused before anything is asked: %s', (text) => {
    expect(() => outsideUrl(text, NOWHERE_INSIDE)).toThrow('no address of the public internet');
  });

  it.each([
    ['', 'no web address'],
    ['partner.example', 'no web address'],
    ['file:///etc/passwd', 'does not begin with https'],
    ['gopher://partner.example/', 'does not begin with https'],
    ['https://name:word@partner.example/', 'name or password'],
    ['http://8.8.8.8/', 'in clear'],
  ])('%j is refused', (text, why) => {
    expect(() => outsideUrl(text, NOWHERE_INSIDE)).toThrow(why);
  });

  it('may lie in a network of our own that an operator allows, and in no other', () => {
    expect(outsideUrl('http://10.0.0.1/', inside('10.0.0.0/24')).hostname).toBe('10.0.0.1');
    expect(() => outsideUrl('http://10.0.1.1/', inside('10.0.0.0/24'))).toThrow('public internet');
    expect(outsideUrl('http://[::1]:8080/', inside('loopback')).port).toBe('8080');
  });
});

describe('a request to an address that somebody gave', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });
  const serve = async (listener: RequestListener): Promise<number> => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  };
  const resolving =
    (...addresses: string[]): Resolve =>
    (_host, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  const GET = { method: 'GET', milliseconds: 5000, mostBytes: 1000 } as const;

  it('is made to what was resolved and looked at, with what was to be sent', async () => {
    const seen: unknown[] = [];
    const port = await serve((request, answer) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const { host } = request.headers;
        seen.push([request.method, host, request.headers['x-key'], Buffer.concat(pieces).toString()]);
        answer.writeHead(201, { 'retry-after': '7' }).end('taken');
      });
    });
    const answer = await requestOutside(`http://partner.example:${port}/requests`, inside('loopback'), {
      ...GET,
      method: 'POST',
      headers: { 'x-key': 'k' },
      body: Buffer.from('words'),
      resolve: resolving('127.0.0.1'),
    });
    expect(seen).toEqual([['POST', `partner.example:${port}`, 'k', 'words']]);
    expect(answer).toMatchObject({ status: 201, headers: { 'retry-after': '7' } });
    expect(answer.body.toString()).toBe('taken');
  });

  it.each([
    ['a host of this machine', ['127.0.0.1']],
    ['a host that is here and elsewhere', ['8.8.8.8', '10.0.0.1']],
    ['a host of this machine by IPv6', ['::1']],
    ['a host of this machine by IPv4 within IPv6', ['::ffff:127.0.0.1']],
  ])('to %s is refused once that is resolved, and nothing arrives', async (_what, addresses) => {
    let asked = 0;
    const port = await serve((_request, answer) => {
      asked += 1;
      answer.end();
    });
    const url = `https://partner.example:${port}/`;
    await expect(
      requestOutside(url, NOWHERE_INSIDE, { ...GET, resolve: resolving(...addresses) }),
    ).rejects.toThrow('no address of the public internet');
    await expect(requestOutside(`https://localhost:${port}/`, NOWHERE_INSIDE, GET)).rejects.toThrow(
      'no address of the public internet',
    );
    expect(asked).toBe(0);
  });

  it('in clear goes to networks of our own alone', async () => {
    await expect(
      requestOutside('http://partner.example/', inside('loopback'), {
        ...GET,
        resolve: resolving('8.8.8.8'),
      }),
    ).rejects.toThrow('in clear');
  });

  it('follows no redirect', async () => {
    const port = await serve((request, answer) =>
      request.url === '/' ? answer.writeHead(302, { location: '/secret' }).end() : answer.end('secret'),
    );
    const { status, body } = await requestOutside(`http://127.0.0.1:${port}/`, inside('loopback'), GET);
    expect([status, body.length]).toEqual([302, 0]);
  });

  it('ends where the answer is too long, breaks off, or does not come', async () => {
    const port = await serve((request, answer) => {
      if (request.url === '/long') answer.end(Buffer.alloc(1001));
      if (request.url === '/half') answer.writeHead(200, { 'content-length': '10' }).write('half');
      if (request.url === '/half') setTimeout(() => answer.destroy(), 20);
    });
    const ask = (path: string, milliseconds = 5000) =>
      requestOutside(`http://127.0.0.1:${port}${path}`, inside('loopback'), { ...GET, milliseconds });
    await expect(ask('/long')).rejects.toThrow('more than 1000 bytes');
    await expect(ask('/half')).rejects.toThrow('broke off');
    await expect(ask('/never', 100)).rejects.toThrow('not answer in time');
  });

  it('ends in time also where it can be broken off and the garbage collector comes by', async () => {
    const port = await serve(() => undefined);
    const stop = new AbortController();
    const asked = requestOutside(`http://127.0.0.1:${port}/`, inside('loopback'), {
      ...GET,
      milliseconds: 400,
      signal: stop.signal,
    });
    const ended = asked.then(
      () => 'It answered',
      ({ message }: Error) => message,
    );
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    for (let n = 0; n < 3; n++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      collect();
    }
    expect(await ended).toContain('did not answer in time');
  });
});
