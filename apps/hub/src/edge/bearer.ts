import type { FastifyRequest } from 'fastify';

/** The key in the header `authorization: Bearer …`; undefined where there is none. */
export const bearerOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
