import { type Format, isFormat, problemIn } from '@frontdoor/channels/open311';
import type { FrontdoorError } from '@frontdoor/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The format that an address of Open311 asks for by its end; undefined for every other address. */
export function open311FormatOf({ url }: Pick<FastifyRequest, 'url'>): Format | undefined {
  const [path = ''] = url.split('?');
  if (!path.startsWith('/open311/')) return undefined;
  const end = path.split('.').at(-1)!;
  return isFormat(end) ? end : 'xml';
}

/** Answers a refusal in the shape of GeoReport, which knows one status for all that is wrong with what was sent. */
export function answerInOpen311(
  format: Format,
  status: number,
  error: FrontdoorError,
  reply: FastifyReply,
): void {
  const told = status === 413 || status === 415 ? 400 : status;
  const { contentType, body } = problemIn(format, told, `${error.message} ${error.remedy}`);
  void reply.status(told).type(contentType).send(body);
}
