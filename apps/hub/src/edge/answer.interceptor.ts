import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Endpoint } from '@frontdoor/contracts';
import { KeptFrom } from '@frontdoor/use-cases';
import type { FastifyReply } from 'fastify';
import { map, mergeMap, type Observable } from 'rxjs';
import { etagOf, isCarried } from './etag.js';
import { type AdmittedRequest, endpointOf } from './serves.js';
import { withheld } from './withheld.js';

/**
 * Answers hold what the endpoint promises and nothing else, and nothing of enquiries that are kept from whoever asks; where they are
 * tagged, nobody is sent again what they have.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly keptFrom: KeptFrom) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointOf(context);
    const answer = endpoint?.answer;
    if (!answer) return next.handle();
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    // A handler that sent the reply itself gives nothing back.
    const check = (value: unknown): unknown => (value === undefined ? undefined : answer.parse(value));
    const checked = request.loggedIn?.kept.ids.length
      ? next.handle().pipe(
          map(check),
          mergeMap((value) => this.without(request, answer, value)),
        )
      : next.handle().pipe(map(check));
    if (!endpoint.tagged) return checked;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return checked.pipe(
      map((sent) => {
        const etag = etagOf(sent);
        void reply.header('etag', etag).header('cache-control', 'private, no-cache');
        const isKnown = request.method === 'GET' && isCarried(request.headers['if-none-match'], etag);
        if (!isKnown) return sent;
        void reply.status(304);
        return undefined;
      }),
    );
  }

  /** @throws FrontdoorError `agent-excluded` for an answer that is about what is kept from them */
  private async without(
    { loggedIn }: AdmittedRequest,
    answer: NonNullable<Endpoint['answer']>,
    value: unknown,
  ): Promise<unknown> {
    const { agent, kept } = loggedIn!;
    if (value === undefined) return undefined;
    const shown = withheld(answer, value, new Set([...kept.ids, ...kept.references]));
    if (shown !== undefined) return shown;
    const text = JSON.stringify(value);
    const about = kept.ids.find((id, i) => text.includes(id) || text.includes(kept.references[i]!));
    throw await this.keptFrom.refusal(agent, about!);
  }
}
