import { Injectable } from '@nestjs/common';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { Agent, Enquiry, type EntityManager, lockEnquiryOfWorkItem, WorkItem } from '@frontdoor/persistence';
import { LiveEvents } from '../live/index.js';
import { AskSteps } from '../steps/index.js';
import { Timeline } from '../timeline/index.js';

/** The moves a work item can make, each keeping the agents' loads exact. Called inside a QueueTransaction. */
@Injectable()
export class WorkItems {
  constructor(
    private readonly live: LiveEvents,
    private readonly steps: AskSteps,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  async find(manager: EntityManager, id: string, organisationId: string): Promise<WorkItem> {
    await lockEnquiryOfWorkItem(manager, { id });
    const item = await manager.findOne(WorkItem, {
      where: { id, organisationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!item) throw new FrontdoorError('work-item-not-found');
    return item;
  }

  /** Gives it to an agent, whoever had it before. The enquiry gets an owner when it has none. */
  async assign(manager: EntityManager, item: WorkItem, agent: Pick<Agent, 'id' | 'name'>): Promise<void> {
    const now = this.clock.now();
    await this.moveLoad(manager, item, agent.id);
    await manager.update(
      WorkItem,
      { id: item.id },
      { state: 'assigned', agentId: agent.id, acceptedAt: now, offerExpiresAt: null },
    );
    await manager.update(Agent, { id: agent.id }, { lastAssignedAt: now });
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: item.enquiryId });
    if (!enquiry.ownerId) {
      await manager.update(Enquiry, { id: enquiry.id }, { ownerId: agent.id });
      await this.timeline.event(
        manager,
        enquiry.id,
        agent.id,
        `${agent.name} took it on and owns it until it is closed`,
      );
      await this.steps.ask(manager, 'taken-on', enquiry, agent, {
        channel: item.channel,
        since: enquiry.openedAt,
      });
    }
    await this.tell(manager, item);
  }

  /** Back to the queue with its original start time; `declinedBy` is not asked again for now. */
  async putBack(manager: EntityManager, item: WorkItem, declinedBy: string | null): Promise<void> {
    await this.moveLoad(manager, item, null);
    const declined = declinedBy ? [...new Set([...item.declinedBy, declinedBy])] : item.declinedBy;
    await manager.update(
      WorkItem,
      { id: item.id },
      { state: 'waiting', agentId: null, offerExpiresAt: null, acceptedAt: null, declinedBy: declined },
    );
    await this.tell(manager, item);
  }

  async finish(manager: EntityManager, item: WorkItem, outcome: string): Promise<void> {
    await this.moveLoad(manager, item, null);
    await manager.update(
      WorkItem,
      { id: item.id },
      { state: 'done', doneAt: this.clock.now(), outcome, offerExpiresAt: null },
    );
    await this.tell(manager, item);
  }

  /** Everything of an enquiry that is not done, locked. */
  openOf(manager: EntityManager, enquiryId: string): Promise<WorkItem[]> {
    return manager
      .createQueryBuilder(WorkItem, 'w')
      .where('w.enquiryId = :enquiryId AND w.state <> :done', { enquiryId, done: 'done' })
      .orderBy('w.id')
      .setLock('pessimistic_write')
      .getMany();
  }

  private async moveLoad(manager: EntityManager, item: WorkItem, to: string | null): Promise<void> {
    const from = item.state === 'offered' || item.state === 'assigned' ? item.agentId : null;
    if (from === to) return;
    if (from) await manager.decrement(Agent, { id: from }, 'load', item.weight);
    if (to) await manager.increment(Agent, { id: to }, 'load', item.weight);
  }

  private tell(manager: EntityManager, item: WorkItem): Promise<void> {
    const { organisationId } = item;
    return this.live.append(manager, [
      { organisationId, topic: 'work-item', subjectId: item.id },
      { organisationId, topic: 'enquiry', subjectId: item.enquiryId },
    ]);
  }
}
