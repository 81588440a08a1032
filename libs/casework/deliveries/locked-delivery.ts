import { Delivery, type EntityManager, lockEnquiryOfDelivery } from '@frontdoor/persistence';

/** A delivery, locked after its enquiry; null when there is none. */
export async function lockedDelivery(
  manager: EntityManager,
  where: { id: string; organisationId?: string },
): Promise<Delivery | null> {
  const [enquiry] = await lockEnquiryOfDelivery(manager, { id: where.id });
  const delivery = await manager.findOne(Delivery, { where, lock: { mode: 'pessimistic_write' } });
  // While we waited it may have gone to another enquiry.
  if (delivery && delivery.enquiryId !== enquiry?.id) await lockEnquiryOfDelivery(manager, { id: where.id });
  return delivery;
}
