import { Injectable } from '@nestjs/common';
import { Outbox } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Contact, Enquiry, type EntityManager } from '@frontdoor/persistence';
import { OfferWork, QueueTransaction, refuseExcluded, WorkItems } from '@frontdoor/casework/queue';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { DeliveryNews, lockedDelivery } from '@frontdoor/casework/deliveries';
import { findEnquiry, OpenAndClosed } from '@frontdoor/casework/enquiries';
import { Timeline } from '@frontdoor/casework/timeline';

/** What agents do with an enquiry besides answering it. */
@Injectable()
export class HandleEnquiry {
  constructor(
    private readonly changes: Changes,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly openAndClosed: OpenAndClosed,
    private readonly offerWork: OfferWork,
    private readonly deliveryNews: DeliveryNews,
    private readonly outbox: Outbox,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  async reopen(agent: Agent, enquiryId: string): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const enquiry = await findEnquiry(manager, enquiryId, organisationId, agent);
      if (await this.openAndClosed.reopen(manager, enquiry, agent))
        await this.giveTo(manager, agent, enquiry);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    this.offerWork.kick(organisationId);
  }

  /** Sends again what failed or what nobody knows the outcome of; a person has decided. */
  async retryDelivery(agent: Agent, deliveryId: string): Promise<void> {
    await this.changes.run(async (manager) => {
      const where = { id: deliveryId, organisationId: agent.organisationId };
      const delivery = await lockedDelivery(manager, where);
      if (!delivery) throw new FrontdoorError('work-item-not-found');
      await refuseExcluded(manager, { id: delivery.enquiryId, organisationId: agent.organisationId }, agent);
      const nextAttemptAt = this.clock.now() + 60_000;
      if (!(await this.deliveryNews.sendAgain(manager, delivery, nextAttemptAt))) return;
      for (const item of await this.items.openOf(manager, delivery.enquiryId)) {
        if (item.contactId === delivery.contactId && item.kind.startsWith('delivery-'))
          await this.items.finish(manager, item, 'Sent again');
      }
      await this.timeline.event(manager, delivery.enquiryId, agent.id, `${agent.name} had it sent again`);
      await this.outbox.add(manager, 'send-message', [{ ids: [deliveryId] }]);
    });
    this.offerWork.kick(agent.organisationId);
  }

  /** Gives a reopened enquiry to the agent who opened it, as work to answer. */
  private async giveTo(manager: EntityManager, agent: Agent, enquiry: Enquiry): Promise<void> {
    const order = { at: 'DESC' } as const;
    const last = await manager.findOneOrFail(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order,
    });
    const id = await this.items.add(manager, enquiry, 'answer', last);
    await this.items.assign(manager, await this.items.find(manager, id, agent.organisationId), agent);
  }
}
