import { isLoopback } from '@frontdoor/kernel';

/** Of a socket of this machine it is a path. */
const isHere = (host: string): boolean => host === '' || /^%2f/i.test(host) || isLoopback(host);

/**
 * The address of a database as it is used: to another machine encrypted and with its certificate checked, unless the address
 * says what to do (`sslmode`).
 */
export function databaseEncrypted(url: string): string {
  const { hostname, searchParams } = new URL(url);
  if (isHere(hostname) || ['sslmode', 'ssl', 'host'].some((name) => searchParams.has(name))) return url;
  return `${url}${url.includes('?') ? '&' : '?'}sslmode=verify-full`;
}

/** What is wrong with the address of a Redis: it leads to another machine in clear, and does not say that it may (`tls=off`). */
export function redisFault(url: string): string | undefined {
  const { protocol, hostname, searchParams } = new URL(url);
  if (protocol === 'rediss:' || isHere(hostname) || searchParams.get('tls') === 'off') return undefined;
  return 'REDIS_URL leads to another machine in clear; begin it with rediss://, or end it with ?tls=off on a network of your own';
}
