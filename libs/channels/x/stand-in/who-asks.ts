import { createHmac, timingSafeEqual } from 'node:crypto';
import { unauthorised } from './refusal.js';

export interface Keys {
  appKey: string;
  appSecret: string;
  accessToken: string;
  accessSecret: string;
}

const SKEW_S = 300;
/** As OAuth 1.0 wants it (RFC 5849, section 3.6). */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * Checks who asks as X does: the OAuth 1.0a signature over method, address and parameters, by both secrets; a number used
 * once; the clock within five minutes.
 *
 * @param now epoch milliseconds
 * @throws Refusal 401
 */
export function checkSignature(
  { method, path, authorization }: { method: string; path: string; authorization: string | undefined },
  keys: Keys,
  used: Set<string>,
  now: number,
): void {
  if (!authorization?.startsWith('OAuth ')) return unauthorised();
  const given = Object.fromEntries(
    Array.from(authorization.slice(6).matchAll(/(\w+)="([^"]*)"/g), ([, name, value]) => [
      name!,
      decodeURIComponent(value!),
    ]),
  );
  const { oauth_signature: signature = '', ...rest } = given;
  const isOurs =
    rest['oauth_consumer_key'] === keys.appKey &&
    rest['oauth_token'] === keys.accessToken &&
    rest['oauth_signature_method'] === 'HMAC-SHA1';
  const nonce = rest['oauth_nonce'] ?? '';
  const isNow = Math.abs(now / 1000 - Number(rest['oauth_timestamp'])) <= SKEW_S;
  if (!isOurs || !isNow || nonce === '' || used.has(nonce)) return unauthorised();
  used.add(nonce);
  const url = new URL(path, 'https://api.x.com');
  const parameters = [...url.searchParams, ...Object.entries(rest)].map(
    ([name, value]) => [encoded(name), encoded(value)] as const,
  );
  const sorted = parameters
    .map(([name, value]) => `${name}=${value}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join('&');
  const base = [method, encoded(`${url.origin}${url.pathname}`), encoded(sorted)].join('&');
  const expected = createHmac('sha1', `${encoded(keys.appSecret)}&${encoded(keys.accessSecret)}`)
    .update(base)
    .digest();
  const made = Buffer.from(signature, 'base64');
  if (made.length !== expected.length || !timingSafeEqual(made, expected)) unauthorised();
}
