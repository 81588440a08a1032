import { Injectable } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import { Agent, type EntityManager, type WorkItem } from '@frontdoor/persistence';
import { AskSteps } from '@frontdoor/casework/steps';
import { OfferWork, QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
/** What agents and supervisors do with work items. Two who reach for one at once get one winner and a clear answer. */
@Injectable()
export class AgentWork {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly offerWork: OfferWork,
    private readonly steps: AskSteps,
  ) {}

  /** Accepts an offer or picks a waiting item. @throws FrontdoorError `work-item-taken` with the reason. */
  accept(agent: Agent, id: string): Promise<void> {
    return this.change(agent, async (manager) => {
      const item = await this.items.find(manager, id, agent.organisationId);
      if (item.state === 'assigned' && item.agentId === agent.id) return;
      const mine = item.state === 'offered' && item.agentId === agent.id;
      if (!mine && item.state !== 'waiting') throw await taken(manager, item);
      await this.give(manager, item, agent);
    });
  }

  /** My offer if I have one, else the most urgent waiting item I have the skills for; its id, or null. */
  takeNext(agent: Agent): Promise<string | null> {
    return this.change(agent, async (manager) => {
      const [next] = await manager.query<{ id: string }[]>(NEXT, [agent.id]);
      if (!next) return null;
      await this.give(manager, await this.items.find(manager, next.id, agent.organisationId), agent);
      return next.id;
    });
  }

  decline(agent: Agent, id: string): Promise<void> {
    return this.changeMine(agent, id, 'offered', (manager, item) =>
      this.items.putBack(manager, item, agent.id),
    );
  }

  release(agent: Agent, id: string): Promise<void> {
    return this.changeMine(agent, id, 'assigned', async (manager, item) => {
      await this.items.putBack(manager, item, agent.id);
      await this.timeline.event(manager, item.enquiryId, agent.id, `${agent.name} put it back in the queue`);
    });
  }

  finish(agent: Agent, id: string, outcome: string): Promise<void> {
    return this.changeMine(agent, id, 'assigned', async (manager, item) => {
      await this.items.finish(manager, item, outcome);
      await this.timeline.event(manager, item.enquiryId, agent.id, `${agent.name} dealt with it: ${outcome}`);
    });
  }

  /** A supervisor gives it to somebody. */
  assignTo(supervisor: Agent, id: string, agentId: string): Promise<void> {
    return this.change(supervisor, async (manager) => {
      const item = await this.items.find(manager, id, supervisor.organisationId);
      if (item.state === 'done') throw await taken(manager, item);
      const agent = await manager.findOneBy(Agent, {
        id: agentId,
        organisationId: supervisor.organisationId,
        active: true,
      });
      if (!agent) throw new FrontdoorError('agent-unknown');
      await this.give(manager, item, agent);
      await this.timeline.event(
        manager,
        item.enquiryId,
        supervisor.id,
        `${supervisor.name} gave it to ${agent.name}`,
      );
    });
  }

  private async give(manager: EntityManager, item: WorkItem, agent: Agent): Promise<void> {
    await this.items.assign(manager, item, agent);
    await this.steps.onTaking(manager, item, agent);
  }

  private changeMine(
    agent: Agent,
    id: string,
    state: WorkItem['state'],
    move: (manager: EntityManager, item: WorkItem) => Promise<void>,
  ): Promise<void> {
    return this.change(agent, async (manager) => {
      const item = await this.items.find(manager, id, agent.organisationId);
      if (item.state !== state || item.agentId !== agent.id) throw await taken(manager, item);
      await move(manager, item);
    });
  }

  private async change<T>(agent: Agent, move: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.queue.run(agent.organisationId, move);
    this.offerWork.kick(agent.organisationId);
    return result;
  }
}

async function taken(manager: EntityManager, item: WorkItem): Promise<FrontdoorError> {
  const holder = item.agentId ? (await manager.findOneBy(Agent, { id: item.agentId }))?.name : undefined;
  const reasons = {
    done: 'it is done',
    waiting: 'it is back in the queue',
    offered: `it is offered to ${holder}`,
    assigned: `${holder} has taken it`,
  };
  return new FrontdoorError('work-item-taken', { reason: reasons[item.state] });
}

const NEXT = `
  SELECT w.id FROM work_item w JOIN agent a ON a.id = $1
  WHERE w.organisation_id = a.organisation_id
    AND ((w.state = 'offered' AND w.agent_id = a.id)
         OR (w.state = 'waiting' AND (w.not_before IS NULL OR w.not_before <= now())
             AND w.service_id = ANY(a.service_ids) AND w.language = ANY(a.languages) AND w.channel = ANY(a.channels)))
  ORDER BY w.state = 'waiting', a.id = ANY(w.declined_by), w.urgent_at, w.queued_at, w.id LIMIT 1`;
