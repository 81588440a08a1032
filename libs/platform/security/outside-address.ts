import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { type Agent as HttpAgent, request as requestInClear } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isIn } from '../config/addresses.js';

/**
 * An address that somebody outside gave, such as a partner’s or a subscriber’s, leads into our own network, or is none that
 * can be asked. The message is one sentence for whoever set it up.
 */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Networks that nobody reaches across the internet (IANA special-purpose registries for IPv4, and what IPv6 leaves open). */
const INSIDE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(network, bits, 'ipv4');
// Within 2000::/3: ways through which an IPv4 address is reached (Teredo, 6to4), ORCHID and documentation.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  INSIDE.addSubnet(network, bits, 'ipv6');
const OUTSIDE_IPV6 = new BlockList();
OUTSIDE_IPV6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the public internet; false for whatever is no IP address. */
export function isOutside(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !INSIDE.check(address, 'ipv4');
  return version === 6 && OUTSIDE_IPV6.check(address, 'ipv6') && !INSIDE.check(address, 'ipv6');
}

/** Which addresses may be asked besides those of the public internet. */
export interface Reach {
  /** Networks of our own that may be reached, in clear as well; null for none. */
  inside: BlockList | null;
}

/** Resolves a host to all of its addresses, as `dns.lookup` does. */
export type Resolve = (
  host: string,
  options: { all: true; family?: number | 'IPv4' | 'IPv6'; hints?: number },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The address as it is asked, checked before it is resolved: http or https, no name and password in it, and where its host
 * is an IP address, one that may be reached.
 *
 * @throws AddressRefused
 */
export function outsideUrl(text: string, reach: Reach): URL {
  if (!URL.canParse(text)) throw new AddressRefused('It is no web address; one begins with https://.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new AddressRefused('It does not begin with https://.');
  if (url.username !== '' || url.password !== '')
    throw new AddressRefused('It has a name or password in it; give the key apart.');
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  if (isIP(host) !== 0) mayReach(host, url.protocol, reach);
  return url;
}

function mayReach(address: string, protocol: string, { inside }: Reach): void {
  if (inside && isIn(inside, address)) return;
  if (!isOutside(address))
    throw new AddressRefused(
      `It leads to ${address}, which is no address of the public internet. An operator can allow networks by REACH_INSIDE.`,
    );
  if (protocol !== 'https:')
    throw new AddressRefused('It begins with http://, and what is sent there would travel in clear.');
}

/**
 * The `lookup` of a connection that reaches no address inside: each address of a host is looked at after it was resolved,
 * and the connection is made to what was looked at. A host with one address inside is refused whole.
 */
function outsideLookup(protocol: string, reach: Reach, resolve: Resolve = systemLookup): LookupFunction {
  return (host, options, done) => {
    const wanted = { family: options.family, hints: options.hints };
    resolve(host, { ...wanted, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      try {
        for (const { address } of addresses) mayReach(address, protocol, reach);
      } catch (refusal) {
        return done(refusal as NodeJS.ErrnoException, []);
      }
      const [first] = addresses;
      if (!first) return done(new AddressRefused('Its host has no address.'), []);
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
}

export interface OutsideRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  /** For the whole of it, from the look-up of the host to the last byte of the answer. */
  milliseconds: number;
  /** Longest answer that is read, in bytes; a longer one is an error. */
  mostBytes: number;
  /** Keeps connections for the next request; it belongs to one `reach`. One of `node:http` or `node:https`, as the address is. */
  agent?: HttpAgent;
  /** Breaks it off, as its time does. */
  signal?: AbortSignal;
  resolve?: Resolve;
}

const MEGABYTE = 1024 * 1024;
const sayBytes = (bytes: number): string =>
  bytes < MEGABYTE ? `${bytes} bytes` : `${Math.floor(bytes / MEGABYTE)} MB`;

export interface OutsideAnswer {
  status: number;
  /** Names in lower case; of several with one name the first, or all with commas, as `node:http` has them. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
}

/**
 * Asks an address that somebody outside gave, so that it cannot reach inside: it is checked before and after it is resolved,
 * and no redirect is followed (the answer has its status, 3xx).
 *
 * @throws AddressRefused; Error when it does not answer, not in time, or with more than may be read.
 */
export async function requestOutside(
  text: string,
  reach: Reach,
  asked: OutsideRequest,
): Promise<OutsideAnswer> {
  const url = outsideUrl(text, reach);
  const { method, milliseconds, mostBytes, agent } = asked;
  const send = url.protocol === 'https:' ? requestEncrypted : requestInClear;
  // A timer of its own: `AbortSignal.any` of a time-out never fires on Node 20 once the garbage collector came by.
  const end = new AbortController();
  const breakOff = (): void => end.abort();
  const timer = setTimeout(breakOff, milliseconds);
  asked.signal?.addEventListener('abort', breakOff, { once: true });
  if (asked.signal?.aborted) breakOff();
  const { signal } = end;
  return new Promise<OutsideAnswer>((resolve, reject) => {
    const fail = (error: Error): void =>
      reject(signal.aborted ? new Error('It did not answer in time.', { cause: error }) : error);
    const request = send(url, {
      method,
      headers: {
        ...(asked.body && { 'content-length': String(asked.body.byteLength) }),
        ...asked.headers,
      },
      agent: agent ?? false,
      lookup: outsideLookup(url.protocol, reach, asked.resolve),
      signal,
    });
    request.once('error', fail);
    request.once('response', (response) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes <= mostBytes) return void pieces.push(piece);
        reject(new Error(`It answered with more than ${sayBytes(mostBytes)}.`));
        request.destroy();
      });
      response.once('error', (error) => fail(new Error('Its answer broke off.', { cause: error })));
      response.once('end', () =>
        resolve({
          status: response.statusCode!,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
          ),
          body: Buffer.concat(pieces),
        }),
      );
    });
    request.end(asked.body);
  }).finally(() => {
    clearTimeout(timer);
    asked.signal?.removeEventListener('abort', breakOff);
  });
}
