import { Injectable } from '@nestjs/common';
import { type Agent, In, WorkItem } from '@frontdoor/persistence';
import { OfferWork, Presence, QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';

/** Takes all work off somebody who has been shut out, so that others get it. */
@Injectable()
export class GiveBackAll {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly offerWork: OfferWork,
    private readonly presence: Presence,
  ) {}

  /** Puts back what they were offered and what they had in hand; how many items that were. They count as offline. */
  async of(agent: Agent): Promise<number> {
    const putBack = await this.queue.run(agent.organisationId, async (manager) => {
      const held = await manager.find(WorkItem, {
        where: { agentId: agent.id, state: In(['offered', 'assigned']) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      for (const item of held) {
        const inHand = item.state === 'assigned';
        if (inHand) await this.items.putBack(manager, item, 'release', agent.id);
        else await this.items.putBack(manager, item, 'take-back');
        if (inHand)
          await this.timeline.event(
            manager,
            item.enquiryId,
            agent.id,
            `${agent.name} put it back in the queue`,
          );
      }
      return held.length;
    });
    await this.presence.set(agent, 'offline');
    this.offerWork.kick(agent.organisationId);
    return putBack;
  }
}
