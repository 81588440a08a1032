import { channel, type Role, role } from '@frontdoor/contracts';
import type { Ids } from '@frontdoor/kernel';
import { type Agent, type EntityManager, Service } from '@frontdoor/persistence';
import { languageOf, nameOf, numberOf, phoneOf, wordsOf } from './check.js';
import { serviceOf, teamOf } from './look-up.js';

/** What is given about a person on the command line; what is absent stays as it is. */
export interface UserOptions {
  name?: string;
  team?: string;
  role?: string[];
  service?: string[];
  allServices?: boolean;
  language?: string[];
  channel?: string[];
  capacity?: string;
  phone?: string;
  json?: boolean;
}

type Fields = Partial<
  Pick<Agent, 'name' | 'teamId' | 'roles' | 'serviceIds' | 'languages' | 'channels' | 'capacity' | 'phone'>
>;

/** The options as fields, checked before the database is opened. */
export function plainFields(options: UserOptions): Fields {
  const { name, capacity, phone } = options;
  return {
    ...(name !== undefined && { name: nameOf(name) }),
    ...(options.role && { roles: rolesOf(options.role) }),
    ...(options.language && { languages: options.language.map(languageOf) }),
    ...(options.channel && { channels: wordsOf('channel', channel.options, options.channel) }),
    ...(capacity !== undefined && { capacity: numberOf('capacity', capacity, 0, 100) }),
    ...(phone !== undefined && { phone: phoneOf(phone) }),
  };
}

const rolesOf = (given: readonly string[]): Role[] => [...new Set(wordsOf('role', role.options, given))];

/** The options that name rows of the database. */
export async function namedFields(
  manager: EntityManager,
  ids: Ids,
  organisationId: string,
  { team, service, allServices }: UserOptions,
): Promise<Fields> {
  const fields: Fields = {};
  if (team !== undefined) fields.teamId = (await teamOf(manager, ids, organisationId, nameOf(team))).team.id;
  if (allServices)
    fields.serviceIds = (await manager.findBy(Service, { organisationId })).map(({ id }) => id);
  else if (service) {
    const found = [];
    for (const slug of service) found.push(await serviceOf(manager, organisationId, slug));
    fields.serviceIds = [...new Set(found.map(({ id }) => id))];
  }
  return fields;
}
