import { Injectable } from '@nestjs/common';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { LiveEvents } from '@frontdoor/casework/live';
import { Placement } from '@frontdoor/casework/placement';
import { isExcluded, WorkItems } from '@frontdoor/casework/queue';
import { undoServiceRule } from '@frontdoor/casework/service-rules';
import { AskSteps } from '@frontdoor/casework/steps';
import { Timeline } from '@frontdoor/casework/timeline';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  Agent,
  type BalanceEffect,
  Enquiry,
  EntryPoint,
  EntryPointWatch,
  type EntityManager,
  LedgerEntry,
  pauseEntryPoint,
  Service,
} from '@frontdoor/persistence';

type Effect<W extends BalanceEffect['what']> = Extract<BalanceEffect, { what: W }>;

/**
 * Takes back what a part of a change did, as far as nothing came of it since. What moved on is left as it is, each with a
 * sentence that says why. Called inside a QueueTransaction.
 */
@Injectable()
export class UndoSteps {
  constructor(
    private readonly items: WorkItems,
    private readonly placement: Placement,
    private readonly steps: AskSteps,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by who undoes it
   * @returns what was left as it is
   */
  undo(manager: EntityManager, by: Agent, effect: BalanceEffect, why: string): Promise<string[]> {
    switch (effect.what) {
      case 'given':
        return this.given(manager, by, effect);
      case 'moved':
        return this.moved(manager, by, effect, why);
      case 'skills':
      case 'capacity':
        return this.ofAgent(manager, by.organisationId, effect);
      case 'pause':
        return this.pause(manager, by, effect);
      case 'caller-rules':
        return this.callerRules(manager, by, effect);
    }
  }

  /** Skills or a capacity as they were, if they are as the change left them. */
  async ofAgent(
    manager: EntityManager,
    organisationId: string,
    effect: Effect<'skills'> | Effect<'capacity'>,
  ): Promise<string[]> {
    const { agentId: id } = effect;
    const agent = await manager.findOne(Agent, {
      where: { id, organisationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!agent) return ['Somebody whose skills were changed is not there any more.'];
    if (effect.what === 'skills') {
      if (sorted(agent.serviceIds) !== sorted(effect.after))
        return [`What ${agent.name} does was changed again since, and stays as it is now.`];
      await manager.update(Agent, { id }, { serviceIds: effect.before });
    } else {
      if (agent.capacity !== effect.after)
        return [`How much ${agent.name} has room for was changed again since, and stays as it is now.`];
      await manager.update(Agent, { id }, { capacity: effect.before });
    }
    await this.live.append(manager, [{ organisationId, topic: 'presence', subjectId: id }]);
    return [];
  }

  private async given(manager: EntityManager, by: Agent, { items }: Effect<'given'>): Promise<string[]> {
    const left: string[] = [];
    for (const { id, from, to, tookOwnership } of items) {
      const item = await this.items.find(manager, id, by.organisationId);
      const isAsLeft =
        to === null ? item.state === 'waiting' : item.state === 'assigned' && item.agentId === to;
      if (from === to) continue;
      if (!isAsLeft) {
        const enquiry = await manager.findOneByOrFail(Enquiry, { id: item.enquiryId });
        left.push(`${enquiry.reference} ${await this.whereItIs(manager, item)}, and stays there.`);
        continue;
      }
      const enquiryOf = { id: item.enquiryId, organisationId: by.organisationId };
      if (from !== null && (await isExcluded(manager, enquiryOf, from))) {
        const { reference } = await manager.findOneByOrFail(Enquiry, { id: item.enquiryId });
        left.push(`${reference} stays where it is: whoever had it must not deal with it any more.`);
        continue;
      }
      if (to !== null && item.acceptedAt !== null)
        await this.steps.unask(manager, { enquiryId: item.enquiryId, agentId: to, since: item.acceptedAt });
      const back = from === null ? null : await manager.findOneBy(Agent, { id: from, active: true });
      if (back) await this.items.assign(manager, item, back, 'give');
      else if (to !== null) await this.items.putBack(manager, item, 'return', null);
      if (tookOwnership && to !== null)
        await manager.update(Enquiry, { id: item.enquiryId, ownerId: to }, { ownerId: from });
      const text = back ? `gave it back to ${back.name}` : 'put it back in the queue';
      await this.timeline.event(manager, item.enquiryId, by.id, `${by.name} ${text}: a change was undone`);
    }
    return left;
  }

  private async whereItIs(
    manager: EntityManager,
    { state, agentId }: { state: string; agentId: string | null },
  ): Promise<string> {
    if (state === 'done') return 'was dealt with since';
    const agent = agentId && (await manager.findOneBy(Agent, { id: agentId }));
    return agent ? `is with ${agent.name} since` : 'is back in the queue since';
  }

  private async moved(
    manager: EntityManager,
    by: Agent,
    { entries }: Effect<'moved'>,
    why: string,
  ): Promise<string[]> {
    const left: string[] = [];
    for (const { enquiryId, entryId } of entries) {
      const { reference } = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
      try {
        const enquiry = await openEnquiry(manager, enquiryId, by.organisationId, by);
        const entry = await manager.findOneByOrFail(LedgerEntry, { id: entryId });
        if (entry.takenBackAt === null)
          await this.placement.takeBack(manager, by, enquiry, entry, `the change “${why}” was undone`);
      } catch (error) {
        // All are thrown before anything of it is written.
        if (!(error instanceof FrontdoorError)) throw error;
        const because =
          error.code === 'agent-excluded'
            ? `must not be dealt with by ${by.name}`
            : `was ${error.code === 'enquiry-closed' ? 'closed' : 'moved on'} since`;
        left.push(`${reference} ${because}, and stays with its service.`);
      }
    }
    return left;
  }

  private async pause(manager: EntityManager, by: Agent, effect: Effect<'pause'>): Promise<string[]> {
    const { entryPointId, before, after } = effect;
    const { organisationId } = by;
    const entryPoint = await manager.findOneBy(EntryPoint, { id: entryPointId, organisationId });
    const is = await manager.findOneBy(EntryPointWatch, { entryPointId });
    if ((is?.pausedWords ?? null) !== after)
      return [`${entryPoint?.name ?? 'An entry point'} was changed again since, and stays as it is now.`];
    await pauseEntryPoint(manager, {
      ...{ entryPointId, now: this.clock.now() },
      ...(before ?? { at: null, by: null, words: null }),
    });
    await this.live.append(manager, [{ organisationId, topic: 'channel', subjectId: entryPointId }]);
    return [];
  }

  private async callerRules(
    manager: EntityManager,
    by: Agent,
    { serviceId, changeId }: Effect<'caller-rules'>,
  ): Promise<string[]> {
    if (changeId === null) return [];
    const { organisationId, id: agentId } = by;
    const service = await manager.findOneByOrFail(Service, { id: serviceId });
    try {
      const { clock } = this;
      await undoServiceRule(manager, changeId, { organisationId, agentId, clock });
      return [];
    } catch (error) {
      if (!(error instanceof FrontdoorError)) throw error;
      return [`What ${service.name} does with its callers was changed again since, and stays as it is now.`];
    }
  }
}

const sorted = (ids: readonly string[]): string => [...ids].sort().join();
