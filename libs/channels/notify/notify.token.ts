import { createHmac } from 'node:crypto';

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/**
 * Proves to Notify who asks: a JSON Web Token by HMAC SHA-256 (RFC 7515, RFC 7519). It counts while its time is within
 * 30 seconds of Notify's clock.
 *
 * @param now epoch milliseconds
 */
export function bearerToken(
  { serviceId, secret }: { serviceId: string; secret: string },
  now: number,
): string {
  const signed = `${encoded({ typ: 'JWT', alg: 'HS256' })}.${encoded({ iss: serviceId, iat: Math.floor(now / 1000) })}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
