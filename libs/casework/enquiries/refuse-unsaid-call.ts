import { FrontdoorError } from '@frontdoor/kernel';
import { type EntityManager, findUnsaidCalls } from '@frontdoor/persistence';

/**
 * A caller is answered, passed on, or rung back by somebody named (CITY-T2, CAS-T3, CARE-T3): until that was said nothing is
 * done with.
 *
 * @throws FrontdoorError `call-not-closed`
 */
export async function refuseUnsaidCall(manager: EntityManager, enquiryId: string): Promise<void> {
  const [unsaid] = await findUnsaidCalls(manager, { enquiryId });
  if (unsaid) throw new FrontdoorError('call-not-closed');
}
