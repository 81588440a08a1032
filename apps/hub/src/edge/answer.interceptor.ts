import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { etagOf, isCarried } from './etag.js';
import { endpointOf } from './serves.js';

/** Answers hold what the endpoint promises and nothing else; where they are tagged, nobody is sent again what they have. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointOf(context);
    const answer = endpoint?.answer;
    // A handler that sent the reply itself gives nothing back.
    const check = (value: unknown): unknown => (value === undefined ? undefined : answer!.parse(value));
    if (!answer) return next.handle();
    if (!endpoint.tagged) return next.handle().pipe(map(check));
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((value) => {
        const sent = check(value);
        const etag = etagOf(sent);
        void reply.header('etag', etag).header('cache-control', 'private, no-cache');
        const isKnown = request.method === 'GET' && isCarried(request.headers['if-none-match'], etag);
        if (!isKnown) return sent;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}
