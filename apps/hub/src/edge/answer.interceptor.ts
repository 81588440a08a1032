import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { endpointOf } from './serves.js';

/** Answers hold what the endpoint promises and nothing else. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const answer = endpointOf(context)?.answer;
    // A handler that sent the reply itself gives nothing back.
    const check = (value: unknown): unknown => (value === undefined ? undefined : answer!.parse(value));
    return answer ? next.handle().pipe(map(check)) : next.handle();
  }
}
