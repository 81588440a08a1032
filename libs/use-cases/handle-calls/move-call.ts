import { Injectable } from '@nestjs/common';
import { CallLines, EndCall, lockedCall } from '@frontdoor/casework/calls';
import { Dialling } from '@frontdoor/casework/deliveries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { Clock, FrontdoorError, Ids, toE164 } from '@frontdoor/kernel';
import {
  Agent,
  CallLeg,
  Contact,
  DataSource,
  type EntityManager,
  Enquiry,
  Not,
  PhoneCall,
  WorkItem,
} from '@frontdoor/persistence';
import { lastingCall, notNow } from './own-call.js';

/** How long somebody is rung who is asked into a call: the caller waits with whoever asks. */
const RING_SECONDS = 30;

/** What an agent does with a call while it lasts: everybody in it is in one room. */
@Injectable()
export class MoveCall {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly lines: CallLines,
    private readonly ending: EndCall,
    private readonly dialling: Dialling,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `call-not-found`, `call-not-now`; ChannelError */
  async hold(agent: Agent, id: string, isHeld: boolean): Promise<void> {
    const call = await this.changes.run((manager) => lastingCall(manager, agent, id));
    if (call.room === null) throw notNow('the caller is just being put through');
    const provider = await this.provider(call);
    if ((await provider.lines.hold(call.room, call.providerId, isHeld)) === 'gone')
      throw notNow('the caller has hung up');
    await this.changes.run(async (manager) => {
      await manager.update(PhoneCall, { id, state: 'talking' }, { heldAt: isHeld ? this.clock.now() : null });
      await this.tell(manager, call);
    });
  }

  /**
   * @param whom a colleague, or a number
   * @throws FrontdoorError `call-not-found`, `call-not-now`, `agent-unknown`, `number-refused`
   */
  async askIn(agent: Agent, id: string, whom: { agentId: string } | { number: string }): Promise<void> {
    const call = await this.changes.run((manager) => lastingCall(manager, agent, id));
    const leg =
      'agentId' in whom ? await this.colleague(agent, call, whom.agentId) : this.guest(call, whom.number);
    await this.ringIn(call, leg);
  }

  /** A supervisor hears what is said, and nobody hears them. @throws FrontdoorError `call-not-found`, `call-not-now` */
  async listenIn(supervisor: Agent, id: string): Promise<void> {
    const call = await this.changes.run((manager) => lockedCall(manager, id));
    if (call?.organisationId !== supervisor.organisationId) throw new FrontdoorError('call-not-found');
    if (call.state !== 'talking') throw notNow('nobody speaks in it');
    await this.ringIn(call, await this.colleague(supervisor, call, supervisor.id, 'listener'));
  }

  /** @throws FrontdoorError `call-not-found`, `call-not-now` */
  async takeOut(agent: Agent, id: string, legId: string): Promise<void> {
    const call = await this.changes.run((manager) => lockedCall(manager, id));
    if (call?.organisationId !== agent.organisationId) throw new FrontdoorError('call-not-found');
    const leg = await this.source.manager.findOneBy(CallLeg, { id: legId, callId: id });
    if (!leg || leg.state === 'ended') throw notNow('they are not in it any more');
    if (call.agentId !== agent.id && leg.agentId !== agent.id) throw notNow('a colleague has it');
    if (leg.kind === 'agent' && leg.agentId === call.agentId) throw notNow('whoever has it hangs up instead');
    if (leg.providerId !== null) await (await this.provider(call)).lines.hangUp(leg.providerId);
  }

  /**
   * A colleague who is in the call has it from now on, with what was said; whoever had it leaves.
   *
   * @throws FrontdoorError `call-not-found`, `call-not-now`
   */
  async transfer(agent: Agent, id: string, { to, brief }: { to: string; brief: string }): Promise<void> {
    const left = await this.queue.run(agent.organisationId, async (manager) => {
      const call = await lastingCall(manager, agent, id);
      const leg = await manager.findOneBy(CallLeg, {
        callId: id,
        agentId: to,
        state: 'joined',
        kind: 'colleague',
      });
      if (!leg) throw notNow('that colleague is not in it');
      const colleague = await manager.findOneByOrFail(Agent, { id: to });
      await manager.update(PhoneCall, { id }, { agentId: to });
      await manager.update(CallLeg, { id: leg.id }, { kind: 'agent' });
      const item = await manager.findOneBy(WorkItem, { contactId: id, kind: 'answer', state: Not('done') });
      if (item) {
        const own = await this.items.find(manager, item.id, agent.organisationId);
        await this.items.assign(manager, own, colleague, 'give');
        await manager.update(Enquiry, { id: own.enquiryId }, { ownerId: to });
        await this.timeline.note(manager, own.enquiryId, agent.id, brief);
        await this.timeline.event(
          manager,
          own.enquiryId,
          agent.id,
          `${agent.name} passed the call to ${colleague.name}`,
        );
      }
      await this.tell(manager, call);
      const mine = await manager.findBy(CallLeg, { callId: id, agentId: agent.id, state: Not('ended') });
      return { call, mine };
    });
    const { lines } = await this.provider(left.call);
    if (left.call.heldAt !== null && left.call.room !== null) {
      await lines.hold(left.call.room, left.call.providerId, false);
      await this.source.manager.update(PhoneCall, { id }, { heldAt: null });
    }
    for (const { providerId } of left.mine) if (providerId !== null) await lines.hangUp(providerId);
  }

  /** @throws FrontdoorError `call-not-found`, `call-not-now` */
  async hangUp(agent: Agent, id: string): Promise<void> {
    await this.queue.run(agent.organisationId, async (manager) => {
      const call = await lastingCall(manager, agent, id);
      await this.ending.end(manager, call, { as: 'answered' });
    });
  }

  private async colleague(
    asker: Agent,
    call: PhoneCall,
    agentId: string,
    kind: 'colleague' | 'listener' = 'colleague',
  ): Promise<CallLeg> {
    const colleague = await this.source.manager.findOneBy(Agent, {
      id: agentId,
      organisationId: asker.organisationId,
      active: true,
    });
    if (!colleague) throw new FrontdoorError('agent-unknown');
    if (colleague.phone === null) throw notNow(`${colleague.name} has no telephone`);
    return { ...this.newLeg(call), kind, agentId, number: colleague.phone };
  }

  private guest(call: PhoneCall, given: string): CallLeg {
    const number = toE164(given);
    if (!number) throw notNow(`${given} is no telephone number`);
    this.dialling.refuse({ kind: 'phone', value: number });
    return { ...this.newLeg(call), kind: 'guest', number };
  }

  private newLeg(call: PhoneCall): CallLeg {
    return {
      ...{
        id: this.ids.uuid(),
        callId: call.id,
        kind: 'guest',
        agentId: null,
        number: null,
        providerId: null,
      },
      ...{
        state: 'asked',
        askedAt: this.clock.now(),
        rangAt: null,
        joinedAt: null,
        endedAt: null,
        problem: null,
      },
    };
  }

  /** Durable before it rings: what the provider tells of it names it. */
  private async ringIn(call: PhoneCall, leg: CallLeg): Promise<void> {
    const { lines, callerId } = await this.provider(call);
    await this.changes.run(async (manager) => {
      await manager.insert(CallLeg, leg);
      await this.tell(manager, call);
    });
    try {
      const { providerId } = await lines.ring({
        id: leg.id,
        to: { number: leg.number! },
        callerId,
        seconds: RING_SECONDS,
      });
      await this.source.manager.update(CallLeg, { id: leg.id }, { providerId });
    } catch (thrown) {
      await this.source.manager.update(
        CallLeg,
        { id: leg.id, state: 'asked' },
        { state: 'ended', endedAt: this.clock.now() },
      );
      throw thrown;
    }
  }

  private async provider(call: PhoneCall) {
    const provider = await this.lines.of(call);
    if (!provider) throw notNow('its provider is not set up any more');
    return provider;
  }

  private async tell(manager: EntityManager, { id: subjectId, organisationId }: PhoneCall): Promise<void> {
    const contact = await manager.findOneBy(Contact, { id: subjectId });
    await this.live.append(manager, [
      { organisationId, topic: 'call', subjectId },
      ...(contact ? [{ organisationId, topic: 'enquiry' as const, subjectId: contact.enquiryId }] : []),
    ]);
  }
}
