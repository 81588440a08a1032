import { Agent, type EntityManager, Integration, Service, Team } from '@frontdoor/persistence';
import type { Ids } from '@frontdoor/kernel';
import { CommandFault } from '../faults.js';

/** The service with this slug. @throws CommandFault `service-unknown` naming those there are. */
export async function serviceOf(
  manager: EntityManager,
  organisationId: string,
  slug: string,
): Promise<Service> {
  const services = await manager.findBy(Service, { organisationId });
  const found = services.find((each) => each.slug === slug);
  if (found) return found;
  throw new CommandFault(
    'service-unknown',
    `There is no service ${slug}.`,
    `Known: ${
      services
        .map((each) => each.slug)
        .sort()
        .join(', ') || 'none yet'
    }. Add one with \`frontdoor admin service add\`.`,
  );
}

/** The team of this name, made when there is none. */
export async function teamOf(
  manager: EntityManager,
  ids: Ids,
  organisationId: string,
  name: string,
): Promise<{ team: Team; made: boolean }> {
  const teams = await manager.findBy(Team, { organisationId });
  const found = teams.find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
  if (found) return { team: found, made: false };
  const team = { id: ids.uuid(), organisationId, name: name.trim() };
  await manager.insert(Team, team);
  return { team, made: true };
}

/** The person with this log-in. @throws CommandFault `user-unknown`. */
export async function userOf(manager: EntityManager, organisationId: string, email: string): Promise<Agent> {
  const found = await manager.findOneBy(Agent, { organisationId, email: email.trim().toLowerCase() });
  if (found) return found;
  throw new CommandFault(
    'user-unknown',
    `Nobody logs in as ${email}.`,
    'List the log-ins with `frontdoor admin user list`.',
  );
}

/** The integration with this key. @throws CommandFault `integration-unknown`. */
export async function integrationOf(
  manager: EntityManager,
  organisationId: string,
  key: string,
): Promise<Integration> {
  const found = await manager.findOneBy(Integration, { organisationId, key });
  if (found) return found;
  throw new CommandFault(
    'integration-unknown',
    `There is no integration ${key}.`,
    'List them with `frontdoor admin integration list`.',
  );
}
