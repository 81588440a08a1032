import { FrontdoorError } from '@frontdoor/kernel';
import { Enquiry, type EntityManager } from '@frontdoor/persistence';

/** The enquiry, locked. @throws FrontdoorError `enquiry-not-found`, also for one of another organisation. */
export async function findEnquiry(
  manager: EntityManager,
  id: string,
  organisationId: string,
): Promise<Enquiry> {
  const enquiry = await manager.findOne(Enquiry, {
    where: { id, organisationId },
    lock: { mode: 'for_no_key_update' },
  });
  if (!enquiry) throw new FrontdoorError('enquiry-not-found');
  return enquiry;
}
