import { FrontdoorError } from '@frontdoor/kernel';
import type { Service } from '@frontdoor/persistence';

/** Among these, the service with this short name. @throws FrontdoorError `service-unknown` naming those there are. */
export function serviceCalled(services: readonly Service[], slug: string): Service {
  const found = services.find((each) => each.slug === slug);
  if (found) return found;
  const known = services.map((each) => each.slug).toSorted();
  throw new FrontdoorError('service-unknown', { slug, known: known.join(', ') || 'none yet' });
}
