import { Injectable } from '@nestjs/common';
import {
  AgentTelephones,
  CallLines,
  EndCall,
  GiveAnswered,
  lockedCall,
  newLeg,
  placeOfLeg,
  ringTelephone,
} from '@frontdoor/casework/calls';
import { DeliveryNews, Dialling } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { HandOver, type Handing } from '@frontdoor/casework/handovers';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { QueueTransaction } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import type { api, BodyOf } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toE164 } from '@frontdoor/kernel';
import {
  Agent,
  CallLeg,
  Contact,
  DataSource,
  type EntityManager,
  IsNull,
  Not,
  PhoneCall,
  Service,
} from '@frontdoor/persistence';
import { callToEnd, lastingCall, notNow } from './own-call.js';

/** How long somebody is rung who is asked into a call: the caller waits with whoever asks. */
const RING_SECONDS = 30;

/** Said to everybody in a call before a supervisor comes in. */
const LISTENING = 'A colleague may listen to this call, to help us do it well.';

/** What an agent does with a call while it lasts: everybody in it is in one room. */
@Injectable()
export class MoveCall {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly queue: QueueTransaction,
    private readonly handing: HandOver,
    private readonly lines: CallLines,
    private readonly telephones: AgentTelephones,
    private readonly ending: EndCall,
    private readonly giving: GiveAnswered,
    private readonly dialling: Dialling,
    private readonly news: DeliveryNews,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `call-not-found`, `call-not-now`; ChannelError */
  async hold(agent: Agent, id: string, isHeld: boolean): Promise<void> {
    const call = await this.changes.run((manager) => lastingCall(manager, agent, id));
    const { room, providerId } = call;
    if (room === null || providerId === null) throw notNow('the customer is just being put through');
    const provider = await this.provider(call);
    if ((await provider.lines.hold(room, providerId, isHeld)) === 'gone')
      throw notNow('the customer has hung up');
    await this.changes.run(async (manager) => {
      await manager.update(PhoneCall, { id, state: 'talking' }, { heldAt: isHeld ? this.clock.now() : null });
      await this.tell(manager, call);
    });
  }

  /**
   * @param whom a colleague, or a number
   * @throws FrontdoorError `call-not-found`, `call-not-now`, `agent-unknown`, `number-refused`
   */
  async askIn(agent: Agent, id: string, whom: BodyOf<typeof api.askIntoCall>): Promise<void> {
    const call = await this.changes.run((manager) => lastingCall(manager, agent, id));
    const leg =
      'agentId' in whom ? await this.colleague(agent, call, whom.agentId) : this.guest(call, whom.number);
    if ('agentId' in whom) await this.showBrief(agent, id, whom);
    await this.ringIn(call, leg);
  }

  /**
   * A supervisor hears what is said. Nobody hears a `listener`, and the agent alone a `helper`. Where the rules of the service
   * want it, all are told before.
   *
   * @throws FrontdoorError `call-not-found`, `call-not-now`; ChannelError
   */
  async listenIn(supervisor: Agent, id: string, as: 'listener' | 'helper'): Promise<void> {
    const call = await this.changes.run((manager) => lockedCall(manager, id));
    if (call?.organisationId !== supervisor.organisationId) throw new FrontdoorError('call-not-found');
    if (call.state !== 'talking') throw notNow('nobody speaks in it');
    const leg = await this.colleague(supervisor, call, supervisor.id, as);
    const { callRules } = await this.directory.service(call.serviceId);
    if (callRules?.tellsListening) await this.tellAll(call);
    await this.ringIn(call, leg);
  }

  /** @throws FrontdoorError `call-not-found`, `call-not-now` */
  async takeOut(agent: Agent, id: string, legId: string): Promise<void> {
    const call = await this.changes.run((manager) => lockedCall(manager, id));
    if (call?.organisationId !== agent.organisationId) throw new FrontdoorError('call-not-found');
    const leg = await this.source.manager.findOneBy(CallLeg, { id: legId, callId: id });
    if (!leg || leg.state === 'ended') throw notNow('they are not in it any more');
    if (call.agentId !== agent.id && leg.agentId !== agent.id) throw notNow('a colleague has it');
    if (leg.kind === 'agent' && leg.agentId === call.agentId) throw notNow('whoever has it hangs up instead');
    // Whom its provider is just being asked to ring is silenced once it says which telephone that is.
    const providerId = leg.providerId ?? (await this.giveUp(call, leg));
    if (providerId !== null) await (await this.provider(call)).lines.hangUp(providerId);
  }

  /** The provider's id, where it was told in the same moment. */
  private giveUp(call: PhoneCall, { id }: CallLeg): Promise<string | null> {
    return this.changes.run(async (manager) => {
      const ended = { state: 'ended' as const, endedAt: this.clock.now() };
      const { affected } = await manager.update(CallLeg, { id, providerId: IsNull() }, ended);
      await this.tell(manager, call);
      return affected ? null : (await manager.findOneByOrFail(CallLeg, { id })).providerId;
    });
  }

  /**
   * A colleague who is in the call has it from now on, with its brief; whoever had it leaves.
   *
   * @throws FrontdoorError `call-not-found`, `call-not-now`, `hop-budget-spent`
   */
  async transfer(
    agent: Agent,
    id: string,
    { to, reason, brief }: BodyOf<typeof api.transferCall>,
  ): Promise<void> {
    const left = await this.queue.run(agent.organisationId, async (manager) => {
      const call = await lastingCall(manager, agent, id);
      await this.giving.give(manager, call, 'in-turn');
      const leg = await manager.findOneBy(CallLeg, {
        callId: id,
        agentId: to,
        state: 'joined',
        kind: 'colleague',
      });
      if (!leg) throw notNow('that colleague is not in it');
      const colleague = await manager.findOneByOrFail(Agent, { id: to });
      const contact = await manager.findOneBy(Contact, { id });
      if (contact) {
        const { enquiryId } = contact;
        const enquiry = await findEnquiry(manager, enquiryId, agent.organisationId);
        const service = await manager.findOneByOrFail(Service, { id: enquiry.serviceId });
        // Whoever is in the call has agreed to take it.
        const handing = { service, colleague, why: reason, brief, callId: id };
        await this.handing.hand(manager, agent, enquiry, handing);
        const said = `${agent.name} passed the call to ${colleague.name}`;
        await this.timeline.event(manager, enquiryId, agent.id, said);
      }
      await manager.update(PhoneCall, { id }, { agentId: to });
      await manager.update(CallLeg, { id: leg.id }, { kind: 'agent' });
      await this.tell(manager, call);
      const mine = await manager.findBy(CallLeg, { callId: id, agentId: agent.id, state: Not('ended') });
      return { call, mine };
    });
    const { lines } = await this.provider(left.call);
    if (left.call.heldAt !== null && left.call.room !== null && left.call.providerId !== null) {
      await lines.hold(left.call.room, left.call.providerId, false);
      await this.source.manager.update(PhoneCall, { id }, { heldAt: null });
    }
    for (const { providerId } of left.mine) if (providerId !== null) await lines.hangUp(providerId);
  }

  /** @throws FrontdoorError `call-not-found`, `call-not-now` */
  async hangUp(agent: Agent, id: string): Promise<void> {
    await this.changes.run(async (manager) => {
      const call = await callToEnd(manager, agent, id);
      if (call.state === 'waiting') await this.news.calledOff(manager, id);
      await this.ending.end(manager, call, { as: call.state === 'talking' ? 'answered' : 'not-reached' });
    });
  }

  /**
   * A message is spoken on the answering machine that answered a call of ours; its agent need not wait for the end.
   *
   * @throws FrontdoorError `call-not-found`, `call-not-now`
   */
  async leaveMessage(agent: Agent, id: string): Promise<void> {
    const { call, leg } = await this.changes.run(async (manager) => {
      const own = await lastingCall(manager, agent, id);
      const customer = await manager.findOneBy(CallLeg, { callId: id, kind: 'customer', state: 'joined' });
      if (customer?.answeredBy !== 'machine' || customer.providerId === null)
        throw notNow('no answering machine was recognised in it');
      await manager.update(CallLeg, { id: customer.id }, { wordsWantedAt: this.clock.now() });
      return { call: own, leg: { id: customer.id, providerId: customer.providerId } };
    });
    const { lines } = await this.provider(call);
    if ((await lines.redirect(leg.providerId, 'message', leg.id)) === 'gone')
      throw notNow('the answering machine has hung up');
  }

  /** What the colleague sees before they answer; nothing before the call is in the queue. */
  private async showBrief(
    agent: Agent,
    callId: string,
    {
      agentId,
      reason = 'Asked into the call',
      brief,
    }: { agentId: string } & Pick<Partial<Handing>, 'brief'> & {
        reason?: string | undefined;
      },
  ): Promise<void> {
    await this.queue.run(agent.organisationId, async (manager) => {
      const contact = await manager.findOneBy(Contact, { id: callId });
      if (!contact) return;
      const enquiry = await findEnquiry(manager, contact.enquiryId, agent.organisationId);
      const service = await manager.findOneByOrFail(Service, { id: enquiry.serviceId });
      const colleague = await manager.findOneByOrFail(Agent, { id: agentId });
      await this.handing.askIntoCall(manager, agent, enquiry, {
        ...{ service, colleague, callId, why: reason, brief },
      });
    });
  }

  private async colleague(
    asker: Agent,
    call: PhoneCall,
    agentId: string,
    kind: 'colleague' | 'listener' | 'helper' = 'colleague',
  ): Promise<CallLeg> {
    const colleague = await this.source.manager.findOneBy(Agent, {
      id: agentId,
      organisationId: asker.organisationId,
      active: true,
    });
    if (!colleague) throw new FrontdoorError('agent-unknown');
    const telephone = this.telephones.of(colleague);
    if (!telephone) throw notNow(`${colleague.name} has no telephone, and no browser of theirs takes calls`);
    return this.newLeg(call, { kind, agentId, ...telephone });
  }

  private guest(call: PhoneCall, given: string): CallLeg {
    const number = toE164(given);
    if (!number) throw notNow(`${given} is no telephone number`);
    this.dialling.refuse({ kind: 'phone', value: number });
    return this.newLeg(call, { kind: 'guest', number });
  }

  private newLeg(
    { id: callId }: PhoneCall,
    who: Pick<CallLeg, 'kind' | 'number'> & { agentId?: string },
  ): CallLeg {
    return newLeg({ id: this.ids.uuid(), callId, askedAt: this.clock.now(), ...who });
  }

  /** Durable before it rings: what the provider tells of it names it. */
  private async ringIn(call: PhoneCall, leg: CallLeg): Promise<void> {
    const { lines, callerId } = await this.provider(call);
    await this.changes.run(async (manager) => {
      await manager.insert(CallLeg, leg);
      await this.tell(manager, call);
    });
    try {
      await ringTelephone(this.source, lines, {
        id: leg.id,
        to: placeOfLeg(leg),
        callerId,
        seconds: RING_SECONDS,
      });
    } catch (thrown) {
      await this.source.manager.update(
        CallLeg,
        { id: leg.id, state: 'asked' },
        { state: 'ended', endedAt: this.clock.now() },
      );
      throw thrown;
    }
  }

  private async tellAll(call: PhoneCall): Promise<void> {
    if (call.room === null) throw notNow('the customer is just being put through');
    const { lines } = await this.provider(call);
    if ((await lines.announce(call.room, LISTENING)) === 'gone') throw notNow('it is over');
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
