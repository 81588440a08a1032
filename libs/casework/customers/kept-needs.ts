import type { KeptNeeds } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type EntityManager, findKeptNeeds } from '@frontdoor/persistence';

/**
 * What a customer needs and wants, with all that was said by those who are one person with them; `adjustmentsOf` of the
 * contracts says what follows from it.
 *
 * @throws FrontdoorError `customer-not-found`
 */
export async function keptNeedsOf(
  runner: Pick<EntityManager, 'query'>,
  customerId: string,
): Promise<KeptNeeds & { needsNote: string | null }> {
  const [kept] = await findKeptNeeds(runner, { ids: [customerId] });
  if (!kept) throw new FrontdoorError('customer-not-found');
  return kept;
}
