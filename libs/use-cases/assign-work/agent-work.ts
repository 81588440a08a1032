import { Injectable } from '@nestjs/common';
import type { Agent, EntityManager, WorkItem } from '@frontdoor/persistence';
import { refuseUnsaidCall, sawAll } from '@frontdoor/casework/enquiries';
import { Changes } from '@frontdoor/casework/live';
import { AskSteps } from '@frontdoor/casework/steps';
import { NextWork, OfferWork, Presence, QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';

const MOST_ATTEMPTS = 4;

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
    private readonly presence: Presence,
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
    let given: string | null = (await this.next.offerTo(agent)) ?? null;
    // What was kept for them may be answered, joined or given to somebody else before they have it.
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      if (given && (await this.acceptOwn(agent, given))) {
        this.offerWork.kick(agent.organisationId);
        return given;
      }
      given = await this.next.ask(agent);
      if (!given) return null;
    }
    return null;
  }

  /** After the second in a row they are away. */
  decline(agent: Agent, id: string): Promise<void> {
    return this.change(agent, async (manager) => {
      const item = await this.items.find(manager, id, agent.organisationId);
      await this.items.putBack(manager, item, 'decline', agent.id);
      await this.presence.missed(manager, agent);
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
