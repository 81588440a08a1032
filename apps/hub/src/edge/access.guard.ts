import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';
import { LogIn } from '@frontdoor/use-cases';
import { sessionCookie } from './cookies.js';
import { type AdmittedRequest, endpointOf } from './serves.js';

const CSRF_HEADER = 'frontdoor-csrf';
const SAFE = new Set(['GET', 'HEAD']);

/** Who may call what, as the endpoint says. A route without an endpoint is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly logIn: LogIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = endpointOf(context)?.access;
    if (!access) throw new FrontdoorError('page-not-found');
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    if (access.by === 'operator') this.admitOperator(request);
    if (access.by !== 'session') return true;
    const token = request.cookies[sessionCookie(this.config)];
    const found = token ? await this.logIn.find(token) : undefined;
    if (!token || !found) throw new FrontdoorError('not-logged-in');
    if (!access.roles.some((role) => found.agent.roles.includes(role)))
      throw new FrontdoorError('not-allowed');
    if (!SAFE.has(request.method) && !same(String(request.headers[CSRF_HEADER] ?? ''), found.csrfToken)) {
      throw new FrontdoorError('csrf-token-wrong');
    }
    request.loggedIn = { ...found, token };
    return true;
  }

  private admitOperator(request: AdmittedRequest): void {
    const expected = this.config.METRICS_TOKEN;
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (expected ? !same(given, expected) : !isLocal(request)) throw new FrontdoorError('not-allowed');
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Whether the request came from this machine and through no proxy: a proxy here would make all callers look local. */
function isLocal(request: AdmittedRequest): boolean {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().flatMap((each) => each.split(','));
  return [request.socket.remoteAddress ?? '', ...forwarded].every((address) => LOOPBACK.has(address.trim()));
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
