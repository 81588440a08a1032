import { FrontdoorError } from '@frontdoor/kernel';

/** What certificates fail by, as Node says it. */
const CERTIFICATE = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_|ERR_SSL_|EPROTO)/;

/** Why a database cannot be used at start, in one sentence with what to do. Undefined for every other error. */
export function refusalAtStart(error: unknown, url: string): FrontdoorError | undefined {
  if (!(error instanceof Error) || error instanceof FrontdoorError) return undefined;
  const { code = '', message } = error as Error & { code?: string };
  const { place, name, role } = partsOf(url);
  const refuse = (...[which, details]: ConstructorParameters<typeof FrontdoorError>): FrontdoorError =>
    new FrontdoorError(which, details, { cause: error });
  if (code === '3D000') return refuse('database-unknown', { name, place });
  if (CERTIFICATE.test(code))
    return refuse('database-encryption', { place, reason: 'its certificate is not trusted' });
  if (/does not support SSL/.test(message))
    return refuse('database-encryption', {
      place,
      reason: 'DATABASE_URL asks for it and the server has none',
    });
  if (code === '28000' && /no encryption|SSL off/.test(message))
    return refuse('database-encryption', {
      place,
      reason: 'the server lets this role in with it only, or not at all',
    });
  if (code.startsWith('28') || /SASL|password must be a string/i.test(message))
    return refuse('database-log-in-refused', { place, role });
  if (code === '42501' || code === '3F000') return refuse('database-rights', { role, reason: message });
  const reason = REASONS[code] ?? (/timeout|timed out/.test(message) ? 'it does not answer' : undefined);
  if (reason) return refuse('database-unreachable', { place, reason });
  return /^(08|53|57)/.test(code) || /^Connection (terminated|ended)/.test(message)
    ? refuse('database-unreachable', { place, reason: message })
    : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was broken off',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  '57P03': 'it is starting up or going down',
  '53300': 'it has no connection left',
};

/** Without the password. */
function partsOf(url: string): { place: string; name: string; role: string } {
  try {
    const { host, pathname, username } = new URL(url);
    return {
      place: host || 'the local socket',
      name: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
      role: decodeURIComponent(username) || 'the user of this process',
    };
  } catch {
    return { place: 'the address in DATABASE_URL', name: 'of DATABASE_URL', role: 'of DATABASE_URL' };
  }
}
