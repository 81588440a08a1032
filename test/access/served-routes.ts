import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { Endpoint } from '@frontdoor/contracts';
import type { FastifyInstance } from 'fastify';

export interface Route {
  method: string;
  path: string;
}

/**
 * Notes every route that a Fastify server made from now on serves, its own HEAD routes included. Fastify announces
 * each server it makes on this channel.
 */
export function noteRoutes(): Route[] {
  const routes: Route[] = [];
  subscribe('fastify.initialization', (message) => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url: path }) => {
      for (const each of [method].flat()) routes.push({ method: each, path });
    });
  });
  return routes;
}

/** The path with an id that belongs to nothing in each place. */
export const somewhere = ({ path }: Pick<Endpoint, 'path'>): string =>
  path
    .replace(':id', randomUUID())
    .replace(':eventId', randomUUID())
    .replace(':promiseId', 'CITY-V1')
    .replace(':index', '0')
    .replace(':token', 'x')
    .replace(':adapter', 'twilio')
    .replace('*', 'messages');
