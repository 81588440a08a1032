import { Inject, Injectable } from '@nestjs/common';
import type { RebalanceMove, RebalanceOutcome } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { Agent, Enquiry, type EntityManager, type WorkItem } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { eachByItself, OfferWork, QueueTransaction, refuseKept, WorkItems } from '@frontdoor/casework/queue';
import { AskSteps } from '@frontdoor/casework/steps';
import { Timeline } from '@frontdoor/casework/timeline';

type Done = Omit<RebalanceOutcome, 'id' | 'problem'>;

/** A supervisor gives work to agents, takes it from them, and undoes either. */
@Injectable()
export class Rebalance {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly offerWork: OfferWork,
    private readonly steps: AskSteps,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** One work item to one agent, whoever had it. @throws FrontdoorError `work-item-taken`, `agent-unknown` */
  async give(supervisor: Agent, id: string, to: string): Promise<void> {
    await this.one(supervisor, { id, to });
    this.offerWork.kick(supervisor.organisationId);
  }

  /**
   * Several work items, each in a transaction of its own: what can be done is done, and each says what became of it.
   */
  async all(supervisor: Agent, moves: readonly RebalanceMove[]): Promise<RebalanceOutcome[]> {
    const outcomes = await eachByItself<RebalanceMove, RebalanceOutcome>(
      moves,
      async (move) => ({ id: move.id, ...(await this.one(supervisor, move)), problem: null }),
      ({ id }, problem) => ({ id, was: null, tookOwnership: false, problem }),
      this.log,
    );
    this.offerWork.kick(supervisor.organisationId);
    return outcomes;
  }

  private one(supervisor: Agent, move: RebalanceMove): Promise<Done> {
    const { organisationId } = supervisor;
    return this.queue.run(organisationId, async (manager) => {
      const item = await this.items.find(manager, move.id, organisationId);
      await refuseKept(manager, { id: item.enquiryId, organisationId }, supervisor);
      if (move.from !== undefined && item.agentId !== move.from)
        throw await this.items.refusal(manager, item);
      const { agentId, acceptedAt: since } = item;
      if (move.undo && agentId !== null && since !== null)
        await this.steps.unask(manager, { enquiryId: item.enquiryId, agentId, since });
      return move.to === null
        ? this.putBack(manager, supervisor, item, move.undo)
        : this.giveTo(manager, supervisor, item, move.to);
    });
  }

  private async giveTo(manager: EntityManager, supervisor: Agent, item: WorkItem, to: string): Promise<Done> {
    const { organisationId } = supervisor;
    const agent = await manager.findOneBy(Agent, { id: to, organisationId, active: true });
    if (!agent) throw new FrontdoorError('agent-unknown');
    const was = item.state === 'assigned' ? item.agentId : null;
    if (was === to) return { was, tookOwnership: false };
    const { ownerId } = await manager.findOneByOrFail(Enquiry, { id: item.enquiryId });
    await this.items.assign(manager, item, agent, 'give');
    await this.steps.onTaking(manager, item, agent);
    await this.say(manager, supervisor, item, `gave it to ${agent.name}`);
    return { was, tookOwnership: ownerId === null };
  }

  /** Undone, it is as if it had never been given: nobody is kept from it, and whom that made its owner no longer is. */
  private async putBack(
    manager: EntityManager,
    supervisor: Agent,
    item: WorkItem,
    undo: RebalanceMove['undo'],
  ): Promise<Done> {
    const was = item.state === 'assigned' ? item.agentId : null;
    const holder = item.agentId && (await manager.findOneBy(Agent, { id: item.agentId }));
    await this.items.putBack(manager, item, 'return', undo ? null : item.agentId);
    if (undo?.tookOwnership && holder)
      await manager.update(Enquiry, { id: item.enquiryId, ownerId: holder.id }, { ownerId: null });
    const from = holder ? ` from ${holder.name}` : '';
    await this.say(manager, supervisor, item, `took it${from} and put it back in the queue`);
    return { was, tookOwnership: false };
  }

  private say(manager: EntityManager, { id, name }: Agent, item: WorkItem, what: string): Promise<void> {
    return this.timeline.event(manager, item.enquiryId, id, `${name} ${what}`);
  }
}
