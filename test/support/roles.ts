import { randomUUID } from 'node:crypto';
import { role, type Role } from '@frontdoor/contracts';
import { ConsoleClient } from './console-client.js';

type Query = (sql: string, values: unknown[]) => Promise<unknown>;

/** A log-in for each role and no other role; the administrator's account is copied for it. */
export async function oneOfEachRole(
  url: string,
  password: string,
  query: Query,
): Promise<Map<Role, ConsoleClient>> {
  const clients = new Map<Role, ConsoleClient>();
  for (const each of role.options) {
    await query(
      `INSERT INTO agent (id, organisation_id, team_id, name, email, password_hash, roles, languages, capacity, presence_at)
       SELECT $1, organisation_id, team_id, $2, $2 || '@demo.frontdoor.example', password_hash, ARRAY[$3], languages, 1, now()
       FROM agent WHERE name = 'Elm'`,
      [randomUUID(), `only-${each}`, each],
    );
    clients.set(each, await logInAs(url, password, each));
  }
  return clients;
}

export const logInAs = (url: string, password: string, each: Role): Promise<ConsoleClient> =>
  ConsoleClient.logIn(url, `only-${each}`, password);
