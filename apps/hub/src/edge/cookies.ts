import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '@frontdoor/platform';

type Where = Pick<Config, 'publicUrl'>;

const isSecure = ({ publicUrl }: Where): boolean => publicUrl.startsWith('https://');

/**
 * Name of the cookie that holds the session. With https the prefix `__Host-` has browsers take it from this host alone,
 * never from one beside it or without TLS (RFC 6265bis, section 4.1.3.2).
 */
export const sessionCookie = (config: Where): string => named('session', config);

/** Name of the cookie by which a browser is known again at the log-in. */
export const browserCookie = (config: Where): string => named('browser', config);

const named = (name: string, config: Where): string =>
  `${isSecure(config) ? '__Host-' : ''}frontdoor_${name}`;

/** Hidden from scripts and other sites. Without `maxAge`, in seconds, it ends with the browser. */
export const cookieOptions = (config: Where, maxAge?: number): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(config),
  ...(maxAge !== undefined && { maxAge }),
});
