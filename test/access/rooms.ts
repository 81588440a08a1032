import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { role, type Endpoint, type Role } from '@frontdoor/contracts';
import type { FastifyInstance } from 'fastify';
import { ConsoleClient } from '../support/console-client.js';
import type { World } from '../support/world.js';

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

/** A log-in for each role and no other role; the administrator's account is copied for it. */
export async function oneOfEachRole(world: World): Promise<Map<Role, ConsoleClient>> {
  const clients = new Map<Role, ConsoleClient>();
  for (const each of role.options) {
    await world.database.query(
      `INSERT INTO agent (id, organisation_id, team_id, name, email, password_hash, roles, languages, capacity, presence_at)
       SELECT $1, organisation_id, team_id, $2, $2 || '@demo.frontdoor.example', password_hash, ARRAY[$3], languages, 1, now()
       FROM agent WHERE name = 'Elm'`,
      [randomUUID(), `only-${each}`, each],
    );
    clients.set(each, await logInAs(world, each));
  }
  return clients;
}

export const logInAs = (world: World, each: Role): Promise<ConsoleClient> =>
  ConsoleClient.logIn(world.url, `only-${each}`, world.password);

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
