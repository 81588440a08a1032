import { FrontdoorError, type Ids } from '@frontdoor/kernel';
import { serviceCalled } from '@frontdoor/casework/directory';
import {
  Agent,
  type EntityManager,
  EntryPoint,
  Integration,
  Organisation,
  Service,
  Team,
} from '@frontdoor/persistence';

/** The organisation of this installation. @throws FrontdoorError `organisation-missing` before there is one. */
export async function theOrganisation(manager: EntityManager): Promise<Organisation> {
  const [first] = await manager.find(Organisation, { order: { createdAt: 'ASC' }, take: 1 });
  if (first) return first;
  throw new FrontdoorError('organisation-missing');
}

/** The service with this short name. @throws FrontdoorError `service-unknown` naming those there are. */
export async function serviceOf(
  manager: EntityManager,
  organisationId: string,
  slug: string,
): Promise<Service> {
  return serviceCalled(await manager.findBy(Service, { organisationId }), slug);
}

/** The team of this name, in any case of letters; made when there is none. */
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

/** The person with this log-in. @throws FrontdoorError `user-unknown`. */
export async function userOf(manager: EntityManager, organisationId: string, email: string): Promise<Agent> {
  const found = await manager.findOneBy(Agent, { organisationId, email: email.trim().toLowerCase() });
  if (found) return found;
  throw new FrontdoorError('user-unknown', { email });
}

/** The integration with this key. @throws FrontdoorError `integration-not-found`. */
export async function integrationOf(
  manager: EntityManager,
  organisationId: string,
  key: string,
): Promise<Integration> {
  const found = await manager.findOneBy(Integration, { organisationId, key });
  if (found) return found;
  throw new FrontdoorError('integration-not-found', { key });
}

/** The entry point at this address, in any case of letters. */
export async function entryPointAt(
  manager: EntityManager,
  channel: EntryPoint['channel'],
  address: string,
): Promise<EntryPoint | undefined> {
  const all = await manager.findBy(EntryPoint, { channel });
  return all.find((each) => each.address.toLowerCase() === address.toLowerCase());
}

/** Short names of the services by their ids. */
export async function serviceSlugs(
  manager: EntityManager,
  organisationId: string,
): Promise<ReadonlyMap<string, string>> {
  return new Map((await manager.findBy(Service, { organisationId })).map(({ id, slug }) => [id, slug]));
}

/** Names of the teams by their ids. */
export async function teamNames(
  manager: EntityManager,
  organisationId: string,
): Promise<ReadonlyMap<string, string>> {
  return new Map((await manager.findBy(Team, { organisationId })).map(({ id, name }) => [id, name]));
}
