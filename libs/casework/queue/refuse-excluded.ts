import { sayExclusion } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type EntityManager, findExclusions } from '@frontdoor/persistence';

/**
 * Whoever must not deal with an enquiry gets none of its work and does nothing to it, by whatever way.
 *
 * @throws FrontdoorError `agent-excluded`
 */
export async function refuseExcluded(
  manager: EntityManager,
  { id: enquiryId, organisationId }: { id: string; organisationId: string },
  { id, name }: Pick<Agent, 'id' | 'name'>,
): Promise<void> {
  const all = await findExclusions(manager, { organisationId, enquiryId });
  const found = all.find(({ agentId }) => agentId === id);
  if (found) throw new FrontdoorError('agent-excluded', { name, reason: sayExclusion(found.why) });
}

/**
 * The same for those who must not read it, where giving its work to others is open to whoever decided an earlier stage.
 *
 * @throws FrontdoorError `agent-excluded`
 */
export async function refuseKept(
  manager: EntityManager,
  { id: enquiryId, organisationId }: { id: string; organisationId: string },
  { id, name }: Pick<Agent, 'id' | 'name'>,
): Promise<void> {
  const all = await findExclusions(manager, { organisationId, enquiryId });
  const found = all.find(({ agentId, why }) => agentId === id && why !== 'decided-before');
  if (found) throw new FrontdoorError('agent-excluded', { name, reason: sayExclusion(found.why) });
}

/** The same where nobody asks for it, as when something is undone: then they get it no more. */
export async function isExcluded(
  manager: EntityManager,
  { id: enquiryId, organisationId }: { id: string; organisationId: string },
  agentId: string,
): Promise<boolean> {
  const all = await findExclusions(manager, { organisationId, enquiryId });
  return all.some((each) => each.agentId === agentId);
}
