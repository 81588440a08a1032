import { Injectable } from '@nestjs/common';
import type { Agent, EntityManager, WorkItem } from '@frontdoor/persistence';
import { refuseUnsaidCall, sawAll } from '@frontdoor/casework/enquiries';
import { Changes } from '@frontdoor/casework/live';
import { AskSteps } from '@frontdoor/casework/steps';
import { NextWork, OfferWork, QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';

/**
 * What agents do with work items. Of two who take the same item at once, one gets it and the other is
 * told `work-item-taken`.
 */
@Injectable()
export class AgentWork {
  constructor(
    private readonly changes: Changes,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly next: NextWork,
    private readonly offerWork: OfferWork,
    private readonly steps: AskSteps,
  ) {}

  /** Accepts an offer or picks a waiting item. @throws FrontdoorError `work-item-taken` with the reason. */
  async accept(agent: Agent, id: string): Promise<void> {
    if (await this.acceptOwn(agent, id)) return;
    await this.change(agent, async (manager) => {
      const item = await this.items.find(manager, id, agent.organisationId);
      if (item.state === 'assigned' && item.agentId === agent.id) return;
      await this.take(manager, item, agent);
    });
  }

  /** My offer if I have one, else what the policy gives to an agent who asks; its id, or null. */
  async takeNext(agent: Agent): Promise<string | null> {
    const offered = await this.next.offerTo(agent);
    if (offered && (await this.acceptOwn(agent, offered))) return offered;
    return this.change(agent, async (manager) => {
      const id = await this.next.of(manager, agent);
      if (id) await this.take(manager, await this.items.find(manager, id, agent.organisationId), agent);
      return id;
    });
  }

  decline(agent: Agent, id: string): Promise<void> {
    return this.change(agent, async (manager) => {
      const item = await this.items.find(manager, id, agent.organisationId);
      await this.items.putBack(manager, item, 'decline', agent.id);
    });
  }

  release(agent: Agent, id: string): Promise<void> {
    return this.change(agent, async (manager) => {
      const item = await this.items.find(manager, id, agent.organisationId);
      await this.items.putBack(manager, item, 'release', agent.id);
      await this.timeline.event(manager, item.enquiryId, agent.id, `${agent.name} put it back in the queue`);
    });
  }

  /** @throws FrontdoorError `newer-from-customer`, `work-item-taken`, `call-not-closed` */
  finish(
    agent: Agent,
    id: string,
    { outcome, seenUpTo }: { outcome: string; seenUpTo?: string | undefined },
  ): Promise<void> {
    return this.change(agent, async (manager) => {
      const item = await this.items.find(manager, id, agent.organisationId);
      await sawAll(manager, item.enquiryId, { agentId: agent.id, seenUpTo });
      await refuseUnsaidCall(manager, item.enquiryId);
      await this.items.finish(manager, item, outcome, agent.id);
      await this.timeline.event(manager, item.enquiryId, agent.id, `${agent.name} dealt with it: ${outcome}`);
    });
  }

  /**
   * Takes what is offered to them, without waiting in the line of offers and assignments: their load has it already, and
   * its row says whose it is. Returns whether it was theirs.
   */
  private acceptOwn(agent: Agent, id: string): Promise<boolean> {
    return this.changes.run(async (manager) => {
      const item = await this.items.find(manager, id, agent.organisationId);
      if (item.agentId !== agent.id || item.state === 'done') return false;
      if (item.state === 'offered') await this.take(manager, item, agent);
      return true;
    });
  }

  private async take(manager: EntityManager, item: WorkItem, agent: Agent): Promise<void> {
    await this.items.assign(manager, item, agent);
    await this.steps.onTaking(manager, item, agent);
  }

  private async change<T>(agent: Agent, move: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.queue.run(agent.organisationId, move);
    this.offerWork.kick(agent.organisationId);
    return result;
  }
}
