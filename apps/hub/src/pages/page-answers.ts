import { etagOf, isCarried } from '../edge/etag.js';
import { FrontdoorError, readForm } from '@frontdoor/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** @throws FrontdoorError `content-type-unsupported` for what is no form without files. */
export function mustBeForm({ headers }: FastifyRequest): void {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? ''))
    throw new FrontdoorError('content-type-unsupported');
}

/** The fields of a form without files. */
export const fieldsOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(readForm(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''));

export async function html(reply: FastifyReply, page: string, status = 200): Promise<void> {
  await reply.status(status).type('text/html; charset=utf-8').send(page);
}

/** A page that is the same for everybody: whoever has it is not sent it again. */
export async function taggedHtml(request: FastifyRequest, reply: FastifyReply, page: string): Promise<void> {
  const etag = etagOf(page);
  void reply.header('etag', etag).header('cache-control', 'public, no-cache');
  if (isCarried(request.headers['if-none-match'], etag)) await reply.status(304).send();
  else await html(reply, page);
}

/** A page with a form that has to be put right, or has to wait. */
export async function htmlAgain(
  reply: FastifyReply,
  { waits }: { waits?: number },
  page: string,
): Promise<void> {
  if (waits !== undefined) void reply.header('retry-after', String(waits));
  await html(reply, page, waits === undefined ? 400 : 429);
}
