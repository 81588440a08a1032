import { Injectable } from '@nestjs/common';
import { DeliveryNews, lockedDelivery } from '@frontdoor/casework/deliveries';
import { Changes } from '@frontdoor/casework/live';
import { OfferWork, refuseExcluded, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { CHANNELS, type MessageOutcome } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Agent } from '@frontdoor/persistence';

const SENTENCES: Readonly<Record<MessageOutcome, string>> = {
  arrived: 'said that it arrived',
  'not-arrived': 'said that it did not arrive',
  'not-known': 'took back what was said of whether it arrived',
};

/** Somebody found out whether a message of unknown outcome arrived. What was said can be put right, and taken back. */
@Injectable()
export class SayWhetherArrived {
  constructor(
    private readonly changes: Changes,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly news: DeliveryNews,
    private readonly offerWork: OfferWork,
  ) {}

  /** The id of its enquiry. @throws FrontdoorError `message-unknown`, `message-outcome-known` */
  async say(agent: Agent, deliveryId: string, outcome: MessageOutcome): Promise<string> {
    const { organisationId, name } = agent;
    const enquiryId = await this.changes.run(async (manager) => {
      const delivery = await lockedDelivery(manager, { id: deliveryId, organisationId });
      // How a call went is said of the call.
      if (!delivery || CHANNELS[delivery.channel].live) throw new FrontdoorError('message-unknown');
      const { enquiryId: id, contactId, said, state } = delivery;
      await refuseExcluded(manager, { id, organisationId }, agent);
      if ((said ?? (state === 'unknown' ? 'not-known' : null)) === outcome) return id;
      const asked = (await this.items.openOf(manager, id)).filter(
        (item) => item.contactId === contactId && item.kind.startsWith('delivery-'),
      );
      await this.timeline.event(manager, id, agent.id, `${name} ${SENTENCES[outcome]}`);
      for (const item of asked) await this.items.finish(manager, item, 'It was said whether it arrived');
      if (!(await this.news.say(manager, delivery, outcome, name)))
        throw new FrontdoorError('message-outcome-known', { state });
      return id;
    });
    this.offerWork.kick(organisationId);
    return enquiryId;
  }
}
