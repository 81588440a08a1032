import { describe, expect, it } from 'vitest';
import { callerOf, isIn, localUrl, readNetworks } from './addresses.js';
import { readConfig } from './config.js';

const SECRET = 'a secret for tests that is long enough to be one';
const real = { DATABASE_URL: 'postgres://db.example/frontdoor', SECRET };

describe('PUBLIC_URL', () => {
  it.each([
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1/', 'http://127.0.0.1'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://contact.fenmoor.example/', 'https://contact.fenmoor.example'],
  ])('%s is taken', (PUBLIC_URL, publicUrl) => {
    expect(readConfig({ ...real, PUBLIC_URL }).publicUrl).toBe(publicUrl);
  });

  it.each([
    ['https://fenmoor.example/contact', 'must end after the host'],
    ['https://fenmoor.example/?a=b', 'must end after the host'],
    ['https://fenmoor.example/#a', 'must end after the host'],
    ['https://a:b@fenmoor.example', 'user name or password'],
    ['http://contact.fenmoor.example', 'must begin with https'],
    ['http://10.0.0.5:3000', 'must begin with https'],
    ['http://localhost.example', 'must begin with https'],
    ['ftp://localhost', 'PUBLIC_URL'],
  ])('%s is refused at start: %s', (PUBLIC_URL, sentence) => {
    expect(() => readConfig({ ...real, PUBLIC_URL })).toThrow(sentence);
  });
});

describe('the demonstration', () => {
  it.each<Record<string, string>>([
    {},
    { HOST: '127.0.0.1' },
    { HOST: '::1', PUBLIC_URL: 'http://localhost:3000' },
  ])('is on where only this machine can reach it (%o)', (settings) => {
    expect(readConfig(settings).demo).toBe(true);
  });

  it.each<Record<string, string>>([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '192.168.1.5' },
    { PUBLIC_URL: 'https://contact.fenmoor.example' },
    { ...real, DEMO: 'on', HOST: '0.0.0.0' },
  ])('is refused where others can (%o)', (settings) => {
    expect(() => readConfig(settings)).toThrow('set DEMO to off');
    expect(readConfig({ ...settings, DEMO: 'off' }).demo).toBe(false);
  });
});

describe('TRUST_PROXY', () => {
  const trusts = (TRUST_PROXY: string, address: string): boolean => {
    const { trustedProxies } = readConfig({ TRUST_PROXY });
    return trustedProxies !== null && isIn(trustedProxies, address);
  };

  it.each([
    ['on', '127.0.0.1', true],
    ['on', '::1', true],
    ['on', '::ffff:127.0.0.1', true],
    ['on', '10.0.0.1', false],
    ['off', '127.0.0.1', false],
    ['10.1.0.0/16', '10.1.255.1', true],
    ['10.1.0.0/16', '10.2.0.1', false],
    ['192.0.2.7, 2001:db8::/32', '192.0.2.7', true],
    ['192.0.2.7, 2001:db8::/32', '2001:db8:1::5', true],
    ['192.0.2.7, 2001:db8::/32', '2001:db9::', false],
    ['uniquelocal', '172.31.0.1', true],
    ['uniquelocal', '172.32.0.1', false],
    ['loopback', 'unknown', false],
  ])('%s: %s is one: %s', (setting, address, trusted) => {
    expect(trusts(setting, address)).toBe(trusted);
  });

  it.each([
    'yes',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0',
    '10.0.0.0/',
    'loopback,,10.0.0.1',
    'proxy.example',
  ])('"%s" is refused at start', (TRUST_PROXY) => {
    expect(() => readConfig({ TRUST_PROXY })).toThrow('TRUST_PROXY holds what is no address');
  });

  it('is told which part is wrong', () => {
    expect(readNetworks('10.0.0.1,nonsense,::1,a/b')).toEqual({ wrong: ['nonsense', 'a/b'] });
  });
});

it.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['[::1]', 'http://[::1]:3000'],
  ['hub.example', 'http://hub.example:3000'],
])('a hub that listens on %s answers at %s', (HOST, url) => {
  expect(localUrl({ HOST, PORT: 3000 })).toBe(url);
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as the caller %s', (address, caller) => {
  expect(callerOf(address)).toBe(caller);
});
