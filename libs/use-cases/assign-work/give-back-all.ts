import { Injectable } from '@nestjs/common';
import { Agent, type EntityManager, In, WorkItem } from '@frontdoor/persistence';
import { OfferWork, Presence, QueueTransaction, toWaiting, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { lacksSkill } from '@frontdoor/routing';

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
      const held = await this.heldBy(manager, agent);
      for (const item of held) await this.putBack(manager, item, agent);
      return held.length;
    });
    await this.presence.set(agent, 'offline');
    this.offerWork.kick(agent.organisationId);
    return putBack;
  }

  /**
   * Puts back what somebody was skilled for and is no longer; what they were given without the skill stays. How many items
   * that were.
   *
   * @param before as they were
   */
  async whatTheyCannot(before: Agent): Promise<number> {
    const putBack = await this.queue.run(before.organisationId, async (manager) => {
      const agent = await manager.findOneByOrFail(Agent, { id: before.id });
      const lost = (await this.heldBy(manager, agent)).filter((item) => {
        const wanted = toWaiting({ ...item, language: item.interpreterArranged ? '*' : item.language });
        return !lacksSkill(skillsOf(before), wanted) && lacksSkill(skillsOf(agent), wanted);
      });
      for (const item of lost) await this.putBack(manager, item, agent);
      return lost.length;
    });
    this.offerWork.kick(before.organisationId);
    return putBack;
  }

  private heldBy(manager: EntityManager, { id }: Agent): Promise<WorkItem[]> {
    return manager.find(WorkItem, {
      where: { agentId: id, state: In(['offered', 'assigned']) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async putBack(manager: EntityManager, item: WorkItem, agent: Agent): Promise<void> {
    const inHand = item.state === 'assigned';
    if (!inHand) return this.items.putBack(manager, item, 'take-back');
    await this.items.putBack(manager, item, 'release', agent.id);
    await this.timeline.event(manager, item.enquiryId, agent.id, `${agent.name} put it back in the queue`);
  }
}

const skillsOf = ({ serviceIds: services, languages, channels, levels }: Agent) => ({
  ...{ services, languages, channels, levels },
});
