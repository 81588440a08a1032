import { FrontdoorError } from '@frontdoor/kernel';
import { type EntityManager, Service } from '@frontdoor/persistence';

/** The service with this short name. @throws FrontdoorError `service-unknown` naming those there are. */
export async function serviceCalled(
  manager: EntityManager,
  organisationId: string,
  slug: string,
): Promise<Service> {
  const services = await manager.find(Service, { where: { organisationId }, order: { slug: 'ASC' } });
  const found = services.find((each) => each.slug === slug);
  if (found) return found;
  const known = services.map((each) => each.slug).join(', ');
  throw new FrontdoorError('service-unknown', { slug, known });
}
