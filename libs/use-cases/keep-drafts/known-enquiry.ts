import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Enquiry, type EntityManager } from '@frontdoor/persistence';

/** Locks nothing: a draft is in nobody's way. @throws FrontdoorError `enquiry-not-found`. */
export async function refuseUnknown(
  manager: EntityManager,
  id: string,
  { organisationId }: Agent,
): Promise<void> {
  if (!(await manager.existsBy(Enquiry, { id, organisationId })))
    throw new FrontdoorError('enquiry-not-found');
}
