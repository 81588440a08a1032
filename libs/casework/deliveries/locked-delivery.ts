import { Delivery, type EntityManager, lockEnquiryOfDelivery } from '@frontdoor/persistence';

/** A delivery, locked after its enquiry; null when there is none. */
export async function lockedDelivery(
  manager: EntityManager,
  where: { id: string; organisationId?: string },
): Promise<Delivery | null> {
  await lockEnquiryOfDelivery(manager, { id: where.id });
  return manager.findOne(Delivery, { where, lock: { mode: 'pessimistic_write' } });
}
