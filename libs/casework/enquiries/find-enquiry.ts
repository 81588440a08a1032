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

/**
 * As above. One that is closed has to be reopened first, so that somebody has the work of a promise that opens on it.
 *
 * @throws FrontdoorError `enquiry-closed`
 */
export async function openEnquiry(
  manager: EntityManager,
  id: string,
  organisationId: string,
): Promise<Enquiry> {
  const enquiry = await findEnquiry(manager, id, organisationId);
  if (enquiry.state === 'closed')
    throw new FrontdoorError('enquiry-closed', { reference: enquiry.reference });
  return enquiry;
}
