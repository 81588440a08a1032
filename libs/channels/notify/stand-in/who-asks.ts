import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from './refusal.js';

/** How far the clock of whoever asks may be away, in seconds. */
const SKEW_S = 30;

const head = z.object({ alg: z.literal('HS256'), typ: z.literal('JWT') });
const claims = z.object({ iss: z.string(), iat: z.number() });

/**
 * Checks the token of a request as Notify does: for whom, by which key, and when it was made.
 *
 * @param now epoch milliseconds
 * @throws Refusal 401 without a token, 403 for one that is wrong.
 */
export function checkToken(
  authorization: string | undefined,
  { serviceId, secret }: { serviceId: string; secret: string },
  now: number,
): void {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined)
    throw new Refusal(401, 'AuthError', 'Unauthorized: authentication token must be provided');
  const [first = '', second = '', signature = ''] = token.split('.');
  if (!head.safeParse(decoded(first)).success) return forbidden('Invalid token: algorithm used is not HS256');
  const claimed = claims.safeParse(decoded(second));
  if (!claimed.success) return forbidden('Invalid token: iss or iat field not provided');
  if (claimed.data.iss !== serviceId) return forbidden('Invalid token: service not found');
  const expected = createHmac('sha256', secret).update(`${first}.${second}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return forbidden('Invalid token: API key not found');
  if (Math.abs(now / 1000 - claimed.data.iat) > SKEW_S)
    forbidden('Error: Your system clock must be accurate to within 30 seconds');
}

const forbidden = (message: string): never => {
  throw new Refusal(403, 'AuthError', message);
};

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
