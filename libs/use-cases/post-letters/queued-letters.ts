import { Injectable } from '@nestjs/common';
import { lockedDelivery } from '@frontdoor/casework/deliveries';
import { Changes } from '@frontdoor/casework/live';
import { OfferWork } from '@frontdoor/casework/queue';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type Delivery, Enquiry, type EntityManager, findQueuedAt } from '@frontdoor/persistence';

/** Changes of letters of the print queue. */
@Injectable()
export class QueuedLetters {
  constructor(
    private readonly changes: Changes,
    private readonly offerWork: OfferWork,
  ) {}

  /** All of them, or none. @throws FrontdoorError `letter-not-in-queue`, and what the change throws */
  async each(
    { organisationId }: Agent,
    ids: readonly string[],
    change: (manager: EntityManager, delivery: Delivery, enquiry: Enquiry) => Promise<void>,
  ): Promise<void> {
    await this.changes.run(async (manager) => {
      // In one order, so that two people who mark the same letters do not wait for each other.
      for (const id of [...new Set(ids)].toSorted()) {
        const delivery = await lockedDelivery(manager, { id, organisationId });
        const [entry] = await findQueuedAt(manager, { id, organisationId });
        if (!delivery || !entry) throw new FrontdoorError('letter-not-in-queue');
        await change(manager, delivery, await manager.findOneByOrFail(Enquiry, { id: delivery.enquiryId }));
      }
    });
    this.offerWork.kick(organisationId);
  }
}

export const notToPost = (reference: string, { state }: Delivery): FrontdoorError =>
  new FrontdoorError('letter-not-to-post', { reference, state });
