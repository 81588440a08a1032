import { BlockList, isIP } from 'node:net';
import { isLoopback } from '@frontdoor/kernel';

/** Where the hub answers programs on this machine. */
export function localUrl({ HOST, PORT }: { HOST: string; PORT: number }): string {
  const host = HOST.replaceAll(/[[\]]/g, '');
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${PORT}`;
}

/** What is wrong with the address that people reach the hub at, if anything. */
export function publicUrlFault(text: string): string | undefined {
  const url = new URL(text);
  if (url.pathname !== '/' || url.search || url.hash)
    return 'PUBLIC_URL must end after the host: give the hub a host name of its own instead of a path';
  if (url.username || url.password) return 'PUBLIC_URL must not hold a user name or password';
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return 'PUBLIC_URL must begin with https:// unless it is this machine: log-ins and messages would travel in clear';
  return undefined;
}

const NETWORKS: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * Addresses and networks as a list: IP addresses, networks such as `10.0.0.0/8`, and the words `loopback`, `linklocal`
 * and `uniquelocal`, separated by commas.
 *
 * @returns the parts that are none of these, when there are any.
 */
export function readNetworks(text: string): { networks: BlockList } | { wrong: string[] } {
  const networks = new BlockList();
  const wrong: string[] = [];
  const parts = text.split(',').map((part) => part.trim());
  for (const part of parts.flatMap((each) => NETWORKS[each] ?? [each])) {
    const [address = '', prefix, ...more] = part.split('/');
    const version = isIP(address);
    const most = version === 4 ? 32 : 128;
    const bits = prefix === undefined ? most : Number(prefix);
    const fits = version > 0 && more.length === 0 && /^\d{1,3}$/.test(prefix ?? '0') && bits <= most;
    if (fits) networks.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6');
    else wrong.push(part);
  }
  return wrong.length > 0 ? { wrong } : { networks };
}

/** An IPv4 address that came over IPv6 (`::ffff:192.0.2.1`) is the IPv4 address. */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

export function isIn(networks: BlockList, address: string): boolean {
  const plain = plainAddress(address);
  const version = isIP(plain);
  return version > 0 && networks.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Who counts as one caller: an IPv4 address, or the network of 64 bits that an IPv6 address lies in, because whoever has
 * one of its addresses has them all.
 */
export function callerOf(address: string): string {
  const plain = plainAddress(address);
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail = ''] = plain.split('%')[0]!.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = plain.includes('::')
    ? Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
    : [];
  const groups = [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
