import { FrontdoorError } from '@frontdoor/kernel';
import { type EntityManager, Service } from '@frontdoor/persistence';

/** The ids of services by their short names, each once. @throws FrontdoorError `service-unknown` naming one that there is not */
export async function servicesNamed(
  manager: EntityManager,
  organisationId: string,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const all = await manager.findBy(Service, { organisationId });
  return [...new Set(names)].map((slug) => {
    const found = all.find((each) => each.slug === slug);
    if (found) return found.id;
    const known = all.map((each) => each.slug).toSorted();
    throw new FrontdoorError('service-unknown', { slug, known: known.join(', ') });
  });
}
