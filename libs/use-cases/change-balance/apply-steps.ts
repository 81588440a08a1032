import { Injectable } from '@nestjs/common';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { LiveEvents } from '@frontdoor/casework/live';
import { Placement } from '@frontdoor/casework/placement';
import { isExcluded, WorkItems } from '@frontdoor/casework/queue';
import { changeServiceRule } from '@frontdoor/casework/service-rules';
import { AskSteps } from '@frontdoor/casework/steps';
import { Timeline } from '@frontdoor/casework/timeline';
import { type BalanceStep, callRules } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  Agent,
  type BalanceEffect,
  Enquiry,
  EntryPoint,
  EntryPointWatch,
  type EntityManager,
  findWaitingOfService,
  pauseEntryPoint,
  Service,
  WorkItem,
} from '@frontdoor/persistence';

type Step<W extends BalanceStep['what']> = Extract<BalanceStep, { what: W }>;
type Given = Extract<BalanceEffect, { what: 'given' }>['items'][number];

/** What each part of a change does. Called inside a QueueTransaction. */
@Injectable()
export class ApplySteps {
  constructor(
    private readonly items: WorkItems,
    private readonly placement: Placement,
    private readonly steps: AskSteps,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError with what is wrong with this part; then nothing of the whole is done */
  apply(manager: EntityManager, by: Agent, step: BalanceStep, why: string): Promise<BalanceEffect> {
    switch (step.what) {
      case 'work':
        return this.work(manager, by, step);
      case 'hand':
        return this.hand(manager, by, step);
      case 'service':
        return this.service(manager, by, step, why);
      case 'skills':
        return this.skills(manager, by, step);
      case 'capacity':
        return this.capacity(manager, by, step);
      case 'pause':
        return this.pause(manager, by, step.entryPoint, step.words);
      case 'open':
        return this.pause(manager, by, step.entryPoint, null);
      case 'caller-rules':
        return this.callerRules(manager, by, step);
    }
  }

  private async work(manager: EntityManager, by: Agent, step: Step<'work'>): Promise<BalanceEffect> {
    const to = await activeAgent(manager, by, step.to);
    const { id: serviceId } = await serviceOf(manager, by, step.service);
    const waiting = await findWaitingOfService(manager, {
      ...{ organisationId: by.organisationId, serviceId, limit: step.most },
    });
    const items: Given[] = [];
    for (const { id } of waiting) {
      const item = await this.items.find(manager, id, by.organisationId);
      items.push(await this.give(manager, by, item, to));
    }
    return { what: 'given', items };
  }

  private async hand(manager: EntityManager, by: Agent, step: Step<'hand'>): Promise<BalanceEffect> {
    const to = step.to === null ? null : await activeAgent(manager, by, step.to);
    const from = await manager.findOneBy(Agent, { id: step.from, organisationId: by.organisationId });
    if (!from) throw new FrontdoorError('agent-unknown');
    const held = await manager.find(WorkItem, {
      where: { agentId: from.id, state: 'assigned' },
      order: { id: 'ASC' },
    });
    const items: Given[] = [];
    for (const { id } of held) {
      const item = await this.items.find(manager, id, by.organisationId);
      if (to) items.push(await this.give(manager, by, item, to));
      else {
        items.push({ id, from: from.id, to: null, tookOwnership: false });
        await this.items.putBack(manager, item, 'return', from.id);
        const text = `${by.name} took it from ${from.name} and put it back in the queue`;
        await this.timeline.event(manager, item.enquiryId, by.id, text);
      }
    }
    return { what: 'given', items };
  }

  private async give(manager: EntityManager, by: Agent, item: WorkItem, to: Agent): Promise<Given> {
    const from = item.state === 'assigned' ? item.agentId : null;
    const { ownerId } = await manager.findOneByOrFail(Enquiry, { id: item.enquiryId });
    if (from !== to.id) {
      await this.items.assign(manager, item, to, 'give');
      await this.steps.onTaking(manager, item, to);
      await this.timeline.event(manager, item.enquiryId, by.id, `${by.name} gave it to ${to.name}`);
    }
    return { id: item.id, from, to: to.id, tookOwnership: ownerId === null };
  }

  private async service(
    manager: EntityManager,
    by: Agent,
    step: Step<'service'>,
    why: string,
  ): Promise<BalanceEffect> {
    const from = await serviceOf(manager, by, step.from);
    const service = await serviceOf(manager, by, step.to);
    const waiting = await findWaitingOfService(manager, {
      ...{ organisationId: by.organisationId, serviceId: from.id, limit: step.most },
    });
    const entries: { enquiryId: string; entryId: string }[] = [];
    for (const enquiryId of new Set(waiting.map((each) => each.enquiryId))) {
      const enquiry = await openEnquiry(manager, enquiryId, by.organisationId);
      // Somebody else moves it, where it has to go.
      if (await isExcluded(manager, enquiry, by.id)) continue;
      const entryId = await this.placement.move(manager, by, enquiry, { service, reason: why });
      if (entryId !== null) entries.push({ enquiryId, entryId });
    }
    return { what: 'moved', entries };
  }

  private async skills(manager: EntityManager, by: Agent, step: Step<'skills'>): Promise<BalanceEffect> {
    const agent = await activeAgent(manager, by, step.agent);
    const after: string[] = [];
    for (const slug of step.services) after.push((await serviceOf(manager, by, slug)).id);
    await manager.update(Agent, { id: agent.id }, { serviceIds: after });
    await this.tell(manager, by, agent.id);
    return { what: 'skills', agentId: agent.id, before: agent.serviceIds, after };
  }

  private async capacity(manager: EntityManager, by: Agent, step: Step<'capacity'>): Promise<BalanceEffect> {
    const agent = await activeAgent(manager, by, step.agent);
    await manager.update(Agent, { id: agent.id }, { capacity: step.capacity });
    await this.tell(manager, by, agent.id);
    return { what: 'capacity', agentId: agent.id, before: agent.capacity, after: step.capacity };
  }

  private async pause(
    manager: EntityManager,
    by: Agent,
    entryPointId: string,
    words: string | null,
  ): Promise<BalanceEffect> {
    const { organisationId } = by;
    if (!(await manager.existsBy(EntryPoint, { id: entryPointId, organisationId })))
      throw new FrontdoorError('page-not-found');
    const was = await manager.findOneBy(EntryPointWatch, { entryPointId });
    const before =
      was?.pausedAt && was.pausedWords
        ? { at: was.pausedAt, by: was.pausedBy, words: was.pausedWords }
        : null;
    const now = this.clock.now();
    await pauseEntryPoint(manager, {
      ...{ entryPointId, now, words },
      ...(words === null ? { at: null, by: null } : { at: now, by: by.id }),
    });
    await this.live.append(manager, [{ organisationId, topic: 'channel', subjectId: entryPointId }]);
    return { what: 'pause', entryPointId, before, after: words };
  }

  private async callerRules(
    manager: EntityManager,
    by: Agent,
    step: Step<'caller-rules'>,
  ): Promise<BalanceEffect> {
    const { organisationId, id: agentId } = by;
    const service = await serviceOf(manager, by, step.service);
    const { clock, ids } = this;
    const rules = step.rules && callRules.parse(step.rules);
    const changeId = await changeServiceRule(
      manager,
      step.service,
      { rule: { what: 'calls', value: rules } },
      { organisationId, agentId, clock, ids },
    );
    return { what: 'caller-rules', serviceId: service.id, changeId };
  }

  private tell(manager: EntityManager, { organisationId }: Agent, agentId: string): Promise<void> {
    return this.live.append(manager, [{ organisationId, topic: 'presence', subjectId: agentId }]);
  }
}

async function activeAgent(manager: EntityManager, { organisationId }: Agent, id: string): Promise<Agent> {
  const agent = await manager.findOne(Agent, {
    where: { id, organisationId, active: true },
    lock: { mode: 'pessimistic_write' },
  });
  if (!agent) throw new FrontdoorError('agent-unknown');
  return agent;
}

async function serviceOf(manager: EntityManager, { organisationId }: Agent, slug: string): Promise<Service> {
  const services = await manager.findBy(Service, { organisationId });
  const found = services.find((each) => each.slug === slug);
  if (!found)
    throw new FrontdoorError('service-unknown', {
      slug,
      known: services.map((each) => each.slug).join(', '),
    });
  return found;
}
