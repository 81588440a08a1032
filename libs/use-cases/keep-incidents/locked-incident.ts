import { FrontdoorError } from '@frontdoor/kernel';
import { type EntityManager, findIncident, lockIncident } from '@frontdoor/persistence';

/**
 * The incident, locked.
 *
 * @throws FrontdoorError `incident-not-found`, `incident-closed` unless it may be
 */
export async function lockedIncident(
  manager: EntityManager,
  organisationId: string,
  id: string,
  { mayBeClosed = false }: { mayBeClosed?: boolean } = {},
): Promise<{ title: string }> {
  const [found] = await lockIncident(manager, { organisationId, id });
  if (!found) throw new FrontdoorError('incident-not-found');
  if (found.isClosed && !mayBeClosed) throw new FrontdoorError('incident-closed');
  return found;
}

/** As above, to look at alone. @throws FrontdoorError `incident-not-found`, `incident-closed` */
export async function openIncidentOf(
  manager: EntityManager,
  organisationId: string,
  id: string,
): Promise<void> {
  const [found] = await findIncident(manager, { organisationId, id });
  if (!found) throw new FrontdoorError('incident-not-found');
  if (found.closedAt !== null) throw new FrontdoorError('incident-closed');
}
