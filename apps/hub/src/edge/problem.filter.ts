import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Injectable,
} from '@nestjs/common';
import { type Wiring, WIRING } from '@frontdoor/casework/channels';
import { type FaultKind, FrontdoorError } from '@frontdoor/kernel';
import { Directory } from '@frontdoor/casework/directory';
import { databaseTrouble } from '@frontdoor/persistence';
import { CONFIG, type Config, type Logger, LOG, Metrics } from '@frontdoor/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyLimits } from './body-limits.js';
import { problemPage } from './problem-page.js';

/** HTTP status of each kind of fault. */
export const STATUS: Record<FaultKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
  internal: 500,
};

/** Every error leaves as a code, a plain sentence and what to do: JSON for programs, a page for people. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly limits: Readonly<Record<string, number>>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(WIRING) wiring: Wiring,
    @Inject(LOG) private readonly log: Logger,
    private readonly metrics: Metrics,
    private readonly directory: Directory,
  ) {
    this.limits = bodyLimits(wiring);
  }

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.translate(thrown, request);
    this.metrics.refused.inc({ code: error.code });
    if (reply.sent) return;
    void reply.status(STATUS[error.kind]);
    if (error.details.seconds !== undefined) void reply.header('retry-after', String(error.details.seconds));
    else if (error.kind === 'unavailable') void reply.header('retry-after', '5');
    if (isPage(request))
      void reply.type('text/html; charset=utf-8').send(problemPage(error, { council: await this.council() }));
    else void reply.send(asProblem(error));
  }

  private translate(thrown: unknown, request: FastifyRequest): FrontdoorError {
    if (thrown instanceof FrontdoorError) return thrown;
    const { code = '', statusCode } = thrown as { code?: string; statusCode?: number };
    // Nest hands on what Fastify refused as a HttpException with the same status.
    const status = thrown instanceof HttpException ? thrown.getStatus() : (statusCode ?? 500);
    if (status === 404) return new FrontdoorError('page-not-found');
    if (status === 413) return new FrontdoorError('body-too-large', { limit: this.limitFor(request) });
    if (status === 415) return new FrontdoorError('content-type-unsupported');
    if (status < 500) return new FrontdoorError('input-invalid', { faults: 'the request itself' });
    // PostgreSQL could not make a value of what was sent (SQLSTATE class 22); its message would quote it.
    if (/^22[0-9A-Z]{3}$/.test(code)) {
      this.log.warn(
        { code, method: request.method, route: request.routeOptions?.url },
        'a value was refused',
      );
      return new FrontdoorError('input-invalid', { faults: 'a value that cannot be stored or looked up' });
    }
    const trouble = databaseTrouble(thrown);
    const at = { err: thrown, method: request.method, route: request.routeOptions?.url };
    if (trouble) this.log.warn(at, 'the database was in trouble');
    else this.log.error(at, 'request failed');
    return trouble ?? new FrontdoorError('internal-error');
  }

  /** Known from memory, so that a page comes when the database does not. */
  private council(): Promise<string> {
    return this.directory.theOrganisation().then(
      ({ name }) => name,
      () => 'Frontdoor',
    );
  }

  private limitFor({ headers }: FastifyRequest): number {
    const [contentType = ''] = (headers['content-type'] ?? '').toLowerCase().split(/[;\s]/);
    return this.limits[contentType] ?? this.config.BODY_MAX_BYTES;
  }
}

export const asProblem = (error: FrontdoorError) => ({
  error: { code: error.code, message: error.message, remedy: error.remedy, details: error.details },
});

const isPage = (request: FastifyRequest): boolean =>
  !/^\/(api|webhooks)\//.test(request.url) && (request.headers.accept ?? '').includes('text/html');
