import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';
import { KeptFrom, LogIn } from '@frontdoor/use-cases';
import { ApiKeys } from '@frontdoor/casework/api-keys';
import type { Scope } from '@frontdoor/contracts';
import { bearerOf } from './bearer.js';
import { sessionCookie } from './cookies.js';
import { idsIn, textsIn } from './named-in.js';
import { isOperator, same } from './operator.js';
import { type AdmittedRequest, endpointOf } from './serves.js';

const CSRF_HEADER = 'frontdoor-csrf';
const SAFE = new Set(['GET', 'HEAD']);

/**
 * Who may call what, as the endpoint says. A route without an endpoint is closed to everybody. What belongs to an enquiry that is kept
 * from somebody is closed to them, by whatever address.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly logIn: LogIn,
    private readonly keys: ApiKeys,
    private readonly keptFrom: KeptFrom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = endpointOf(context);
    if (!endpoint) throw new FrontdoorError('page-not-found');
    const { access } = endpoint;
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    if (access.by === 'operator' && !isOperator(request, this.config))
      throw new FrontdoorError('not-allowed');
    if (access.by === 'key') return this.admitKey(request, access.scope);
    if (access.by !== 'session') return true;
    if (access.orKey && bearerOf(request) !== undefined) return this.admitKey(request, access.orKey);
    const token = request.cookies[sessionCookie(this.config)];
    const found = token ? await this.logIn.find(token) : undefined;
    if (!token || !found) throw new FrontdoorError('not-logged-in');
    if (!access.roles.some((role) => found.agent.roles.includes(role)))
      throw new FrontdoorError('not-allowed');
    if (!SAFE.has(request.method) && !same(String(request.headers[CSRF_HEADER] ?? ''), found.csrfToken)) {
      throw new FrontdoorError('csrf-token-wrong');
    }
    request.loggedIn = { ...found, token };
    if (found.kept.ids.length > 0 && !endpoint.whoeverIsKept) {
      const texts = textsIn(request, endpoint);
      await this.keptFrom.refuse(found.agent, found.kept, { texts, ids: idsIn(texts) });
    }
    return true;
  }

  private async admitKey(request: AdmittedRequest, scope: Scope): Promise<true> {
    const key = await this.keys.find(bearerOf(request) ?? '');
    if (!key) throw new FrontdoorError('key-wrong');
    if (!key.scopes.includes(scope)) throw new FrontdoorError('scope-missing', { scope });
    request.key = key;
    return true;
  }
}
