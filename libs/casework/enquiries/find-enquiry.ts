import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Enquiry, type EntityManager } from '@frontdoor/persistence';
import { refuseExcluded } from '../queue/index.js';

/** Who is about to do something to it. */
type By = Pick<Agent, 'id' | 'name'>;

/**
 * The enquiry, locked. What joined another has nothing more to be done with: all of it is there.
 *
 * @param by whoever deals with it then; not needed where it is only read or noted on
 * @throws FrontdoorError `enquiry-not-found`, also for one of another organisation; `enquiry-joined`; `agent-excluded`
 */
export async function findEnquiry(
  manager: EntityManager,
  id: string,
  organisationId: string,
  by?: By,
): Promise<Enquiry> {
  const enquiry = await manager.findOne(Enquiry, {
    where: { id, organisationId },
    lock: { mode: 'for_no_key_update' },
  });
  if (!enquiry) throw new FrontdoorError('enquiry-not-found');
  await refuseJoined(manager, enquiry);
  if (by) await refuseExcluded(manager, enquiry, by);
  return enquiry;
}

/** @throws FrontdoorError `enquiry-joined` with where all of it is now */
export async function refuseJoined(
  manager: EntityManager,
  { reference, joinedId }: Pick<Enquiry, 'reference' | 'joinedId'>,
): Promise<void> {
  if (joinedId === null) return;
  const into = await manager.findOneByOrFail(Enquiry, { id: joinedId });
  throw new FrontdoorError('enquiry-joined', { reference, into: into.reference, intoId: into.id });
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
  by?: By,
): Promise<Enquiry> {
  const enquiry = await findEnquiry(manager, id, organisationId, by);
  if (enquiry.state === 'closed')
    throw new FrontdoorError('enquiry-closed', { reference: enquiry.reference });
  return enquiry;
}
