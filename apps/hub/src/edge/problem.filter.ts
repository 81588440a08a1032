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
import { answerInOpen311, open311FormatOf } from './open311-problem.js';
import { bodyLimits } from './body-limits.js';
import { type Frame, frameOf } from '../govuk/frame.js';
import { methodsOfPage } from './endpoint-at.js';
import { problemPage } from './problem-page.js';

/** HTTP status of each kind of fault. */
export const STATUS: Record<FaultKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'wrong-method': 405,
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
    await this.answer(this.translate(thrown, request), request, reply);
  }

  async answer(error: FrontdoorError, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.metrics.refused.inc({ code: error.code });
    if (reply.sent) return;
    void reply.status(STATUS[error.kind]);
    if (error.details.seconds !== undefined) void reply.header('retry-after', String(error.details.seconds));
    else if (error.kind === 'unavailable') void reply.header('retry-after', '5');
    if (error.code === 'method-not-allowed') void reply.header('allow', String(error.details.allowed));
    const format = open311FormatOf(request);
    if (format) return answerInOpen311(format, STATUS[error.kind], error, reply);
    if (!isPage(request)) return void reply.send(asProblem(error));
    // Of somebody who only opened a page nothing was sent: its address is wrong.
    const isAddress = error.kind === 'invalid' && ['GET', 'HEAD'].includes(request.method);
    const shown = isAddress ? new FrontdoorError('page-not-found') : error;
    void reply.type('text/html; charset=utf-8').send(problemPage(shown, await this.frame()));
  }

  private translate(thrown: unknown, request: FastifyRequest): FrontdoorError {
    if (thrown instanceof FrontdoorError) return thrown;
    const { code = '', statusCode } = thrown as { code?: string; statusCode?: number };
    // Nest hands on what Fastify refused as a HttpException with the same status.
    const status = thrown instanceof HttpException ? thrown.getStatus() : (statusCode ?? 500);
    if (status === 404) return nothingThere(request);
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
  private frame(): Promise<Frame> {
    return this.directory.theOrganisation().then(frameOf, () => ({ council: 'Frontdoor', own: {} }));
  }

  private limitFor({ headers }: FastifyRequest): number {
    const [contentType = ''] = (headers['content-type'] ?? '').toLowerCase().split(/[;\s]/);
    return this.limits[contentType] ?? this.config.BODY_MAX_BYTES;
  }
}

/** A page that is there for other methods says so; of everything else nobody is told more than that there is nothing. */
function nothingThere({ url, method }: FastifyRequest): FrontdoorError {
  const allowed = methodsOfPage(url.split('?')[0]!);
  if (allowed.length === 0 || allowed.includes(method)) return new FrontdoorError('page-not-found');
  return new FrontdoorError('method-not-allowed', { method, allowed: allowed.join(', ') });
}

export const asProblem = (error: FrontdoorError) => ({
  error: { code: error.code, message: error.message, remedy: error.remedy, details: error.details },
});

/** Whether a person with a browser asks, and not a program. */
const isPage = (request: FastifyRequest): boolean =>
  !/^\/(api|webhooks)\//.test(request.url) && (request.headers.accept ?? '').includes('text/html');
