import { Injectable } from '@nestjs/common';
import { type CallbackWindow, CHANNELS, type WorkItemKind } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  Agent,
  type Contact,
  Customer,
  Enquiry,
  type EntityManager,
  findPromisesToKeep,
  lockEnquiryOfWorkItem,
  Not,
  type Service,
  WorkItem,
} from '@frontdoor/persistence';
import { urgentAt } from '@frontdoor/routing';
import { LiveEvents } from '../live/index.js';
import { AskSteps } from '../steps/index.js';
import { Timeline } from '../timeline/index.js';
import { CallsInQueue } from './calls-in-queue.js';
import { type MoveName, moveOf } from './moves.js';
import { newWorkItem } from './new-work-item.js';
import { refuseExcluded } from './refuse-excluded.js';

/**
 * The moves a work item can make, each keeping the agents' loads exact. What gives somebody more is called inside a
 * QueueTransaction. A move that the table of moves does not know is refused: `work-item-taken` with the reason.
 */
@Injectable()
export class WorkItems {
  constructor(
    private readonly live: LiveEvents,
    private readonly steps: AskSteps,
    private readonly timeline: Timeline,
    private readonly calls: CallsInQueue,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Puts work on an enquiry in the queue, as urgent as the promises that are still to be kept on it; its id.
   *
   * @param contact the one to deal with
   * @param dueBy when the customer was told they will have something, where that is what it is about
   */
  async add(
    manager: EntityManager,
    enquiry: Enquiry,
    kind: WorkItemKind,
    contact: Pick<Contact, 'id' | 'channel'>,
    dueBy?: number,
  ): Promise<string> {
    const { id: enquiryId, organisationId, serviceId, ownerId, interpreterArranged } = enquiry;
    const { language } = await manager.findOneByOrFail(Customer, { id: enquiry.customerId });
    const id = this.ids.uuid();
    await manager.insert(
      WorkItem,
      newWorkItem({
        ...{ id, organisationId, enquiryId, serviceId, kind, language, interpreterArranged },
        contactId: contact.id,
        channel: contact.channel,
        queuedAt: this.clock.now(),
        dueBy,
        promises: await findPromisesToKeep(manager, { enquiryId }),
        preferredAgentId: ownerId,
      }),
    );
    await this.live.append(manager, [{ organisationId, topic: 'queue', subjectId: id }]);
    return id;
  }

  /**
   * Work that was done with because of what turned out wrong is there again, in its place in the queue. What was done
   * stays as it is; its id.
   */
  async again(manager: EntityManager, enquiry: Enquiry, item: WorkItem): Promise<string> {
    const { id: enquiryId, organisationId, serviceId, ownerId, interpreterArranged } = enquiry;
    const { kind, contactId, channel, language, queuedAt } = item;
    const id = this.ids.uuid();
    await manager.insert(
      WorkItem,
      newWorkItem({
        ...{ id, organisationId, enquiryId, serviceId, kind, contactId, channel, language, queuedAt },
        interpreterArranged,
        promises: await findPromisesToKeep(manager, { enquiryId }),
        preferredAgentId: ownerId,
      }),
    );
    await this.live.append(manager, [{ organisationId, topic: 'queue', subjectId: id }]);
    return id;
  }

  async find(manager: EntityManager, id: string, organisationId: string): Promise<WorkItem> {
    const [enquiry] = await lockEnquiryOfWorkItem(manager, { id });
    const item = await manager.findOne(WorkItem, {
      where: { id, organisationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!item) throw new FrontdoorError('work-item-not-found');
    // While we waited it may have gone to another enquiry.
    if (item.enquiryId !== enquiry?.id) await lockEnquiryOfWorkItem(manager, { id });
    return item;
  }

  /**
   * Gives it to an agent: `accept`, they take it; `give`, a supervisor decides, whoever had it before. The enquiry gets
   * an owner when it has none. @throws FrontdoorError `work-item-taken` or `agent-excluded`, with the reason.
   */
  async assign(
    manager: EntityManager,
    item: WorkItem,
    agent: Pick<Agent, 'id' | 'name'>,
    move: 'accept' | 'give' = 'accept',
  ): Promise<void> {
    await this.refuseExcluded(manager, item, agent);
    const now = this.clock.now();
    await this.move(manager, item, move, agent.id, {
      agentId: agent.id,
      acceptedAt: now,
      offerExpiresAt: null,
    });
    await manager.update(Agent, { id: agent.id }, { lastAssignedAt: now, missedOffers: 0 });
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

  /** Back to the queue with its original start time; `agentId`, whose work it was, is not asked again for now. */
  async putBack(
    manager: EntityManager,
    item: WorkItem,
    move: 'decline' | 'release' | 'return' | 'take-back' | 'pass-on' | 'come-back',
    agentId: string | null = null,
  ): Promise<void> {
    const declinedBy = agentId ? [...new Set([...item.declinedBy, agentId])] : item.declinedBy;
    await this.move(manager, item, move, agentId, {
      agentId: null,
      offerExpiresAt: null,
      acceptedAt: null,
      declinedBy,
    });
    await this.tell(manager, item);
  }

  /**
   * Puts what is not done of an enquiry into the queue of another service. It keeps its place; whoever has it and does not
   * work for that service has it no more, and whoever declined it may be asked anew.
   *
   * @param ownerId who is asked first
   */
  async passOn(
    manager: EntityManager,
    enquiryId: string,
    { id: serviceId }: Pick<Service, 'id'>,
    ownerId: string | null,
  ): Promise<void> {
    for (const item of await this.openOf(manager, enquiryId)) {
      const holder = item.agentId && (await manager.findOneBy(Agent, { id: item.agentId }));
      if (holder && !holder.serviceIds.includes(serviceId)) await this.putBack(manager, item, 'pass-on');
      else await this.tell(manager, item);
      const changes = { serviceId, preferredAgentId: ownerId, declinedBy: [] };
      await manager.update(WorkItem, { id: item.id }, changes);
    }
  }

  /** Nobody has it until they come, whom it is kept for; whoever else is asked as well if its time runs out. */
  async keepFor(manager: EntityManager, item: WorkItem, agentId: string): Promise<void> {
    if (item.state !== 'waiting') await this.putBack(manager, item, 'pass-on');
    else await this.tell(manager, item);
    await manager.update(WorkItem, { id: item.id }, { preferredAgentId: agentId, declinedBy: [] });
  }

  /** It is done: the agent who has it says so, or it follows from what was done to its enquiry. */
  async finish(
    manager: EntityManager,
    item: WorkItem,
    outcome: string,
    agentId: string | null = null,
  ): Promise<void> {
    await this.move(manager, item, agentId ? 'finish' : 'settle', agentId, {
      doneAt: this.clock.now(),
      outcome,
      offerExpiresAt: null,
    });
    await this.tell(manager, item);
  }

  /**
   * A call that was not answered is rung back instead, in the same place of the queue; whoever it was offered to has it no
   * more.
   *
   * @param window when the customer wants to be rung; null for as soon as it is its turn
   */
  async becomeCallback(manager: EntityManager, item: WorkItem, window: CallbackWindow | null): Promise<void> {
    const channel = CHANNELS[item.channel].retriedAs ?? item.channel;
    await manager.update(WorkItem, { id: item.id }, { kind: 'callback', channel });
    await this.ringAt(
      manager,
      item,
      window && { from: Date.parse(window.from), urgentAt: Date.parse(window.to) },
    );
  }

  /**
   * A callback is made at another time; whoever has it, or was offered it, has it no more.
   *
   * @param when not before `from`, and as urgent as what falls due at `urgentAt`; null for as soon as it is its turn
   */
  async ringAt(
    manager: EntityManager,
    item: WorkItem,
    when: { from: number; urgentAt: number } | null,
  ): Promise<void> {
    if (item.state !== 'waiting') await this.putBack(manager, item, 'pass-on');
    const isLater = when !== null && when.from > this.clock.now();
    await manager.update(
      WorkItem,
      { id: item.id },
      {
        ...{ declinedBy: [], notBefore: isLater ? when.from : null, held: isLater },
        ...(isLater && { urgentAt: when.urgentAt }),
      },
    );
    await this.tell(manager, item);
  }

  /** What answers an enquiry goes before everything that waits, or has its place by its promises again. */
  async goFirst(manager: EntityManager, enquiryId: string, goesFirst: boolean): Promise<void> {
    const open = await this.openOf(manager, enquiryId);
    for (const item of open.filter((each) => each.kind === 'answer' && each.goesFirst !== goesFirst)) {
      const { id, queuedAt } = item;
      const promises = await findPromisesToKeep(manager, { enquiryId });
      const isThere = CHANNELS[item.channel].live;
      await manager.update(
        WorkItem,
        { id },
        {
          goesFirst,
          urgentAt: urgentAt({ queuedAt, promises, isThere, goesFirst }),
          reckonAt: goesFirst ? null : queuedAt,
        },
      );
      await this.tell(manager, item);
    }
  }

  /** Why somebody cannot have it, with what became of it meanwhile. */
  refusal(manager: EntityManager, item: WorkItem): Promise<FrontdoorError> {
    return whyTaken(manager, item);
  }

  /** Everything of an enquiry that is not done, locked. */
  openOf(manager: EntityManager, enquiryId: string): Promise<WorkItem[]> {
    return manager.find(WorkItem, {
      where: { enquiryId, state: Not('done') },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Whoever must not deal with it does not get it, whoever gives it to them. */
  private async refuseExcluded(
    manager: EntityManager,
    { excluded, enquiryId, organisationId }: WorkItem,
    agent: Pick<Agent, 'id' | 'name'>,
  ): Promise<void> {
    if (excluded.includes(agent.id)) await refuseExcluded(manager, { id: enquiryId, organisationId }, agent);
  }

  private async move(
    manager: EntityManager,
    item: WorkItem,
    name: MoveName,
    askedBy: string | null,
    changes: Partial<WorkItem>,
  ): Promise<void> {
    const move = moveOf(item, name, askedBy);
    if (!move) throw await whyTaken(manager, item);
    const holds = (state: WorkItem['state']): boolean => state === 'offered' || state === 'assigned';
    const from = holds(item.state) ? item.agentId : null;
    const to = holds(move.to) ? (changes.agentId ?? null) : null;
    if (from !== to) {
      if (from) await manager.decrement(Agent, { id: from }, 'load', item.weight);
      if (to) await manager.increment(Agent, { id: to }, 'load', item.weight);
    }
    await manager.update(WorkItem, { id: item.id }, { ...changes, leftAloneAt: null, state: move.to });
    await this.calls.moved(manager, [item]);
  }

  private tell(manager: EntityManager, item: WorkItem): Promise<void> {
    const { organisationId } = item;
    return this.live.append(manager, [
      { organisationId, topic: 'work-item', subjectId: item.id },
      { organisationId, topic: 'enquiry', subjectId: item.enquiryId },
    ]);
  }
}

async function whyTaken(manager: EntityManager, item: WorkItem): Promise<FrontdoorError> {
  const holder = item.agentId ? (await manager.findOneBy(Agent, { id: item.agentId }))?.name : undefined;
  const reasons: Record<WorkItem['state'], string> = {
    done: 'it is done',
    waiting: 'it is back in the queue',
    offered: `it is offered to ${holder}`,
    assigned: `${holder} has taken it`,
  };
  return new FrontdoorError('work-item-taken', { reason: reasons[item.state] });
}
