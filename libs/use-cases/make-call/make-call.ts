import { Inject, Injectable } from '@nestjs/common';
import { callChannel, channelMeetingAt, CHANNELS } from '@frontdoor/contracts';
import { Clock, FrontdoorError, toE164 } from '@frontdoor/kernel';
import {
  type Agent,
  CallLeg,
  Contact,
  Enquiry,
  type EntityManager,
  type EntryPoint,
  PhoneCall,
} from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { AgentTelephones, newLeg } from '@frontdoor/casework/calls';
import { Changes } from '@frontdoor/casework/live';
import { Channels } from '@frontdoor/casework/channels';
import { Dialling, Outbound, senderFor } from '@frontdoor/casework/deliveries';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { findEnquiry, sawAll } from '@frontdoor/casework/enquiries';
import { Handovers } from '@frontdoor/casework/handovers';
import { addressesOfEnquiry, knownAddresses } from '@frontdoor/casework/replies';
import { AskSteps } from '@frontdoor/casework/steps';
import { Timeline } from '@frontdoor/casework/timeline';

/** Contacts of the enquiry whose numbers are looked at, the newest. */
const LOOKED_AT = 200;

export interface CallWanted {
  /** Made once by the client; the same call asked for twice is made once. */
  requestId: string;
  /** A number in E.164; otherwise the first of those that the enquiry's contacts came from or named. */
  to?: string | undefined;
  /** The agent was shown the warning of this number. */
  despiteWarning?: boolean;
  /** Where the agent is rung for this call alone. */
  ownNumber?: string | undefined;
  /** The newest entry from the customer that the agent had on the screen. */
  seenUpTo?: string | undefined;
}

/** Rings the agent, in their browser where that takes calls, then the customer, who sees the number of our line (CITY-T4). Both come into a room. */
@Injectable()
export class MakeCall {
  constructor(
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly outbound: Outbound,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly channels: Channels,
    private readonly dialling: Dialling,
    private readonly telephones: AgentTelephones,
    private readonly steps: AskSteps,
    private readonly handovers: Handovers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws FrontdoorError `call-not-possible`, `address-doubtful`, `enquiry-closed`, `channel-not-configured`,
   * `telephone-of-agent-missing`, `request-id-used`, `newer-from-customer`, `number-refused`, `brief-unopened`.
   */
  async call(
    agent: Agent,
    enquiryId: string,
    { requestId, to, despiteWarning = false, ownNumber, seenUpTo }: CallWanted,
  ): Promise<void> {
    if (!this.channels.sending(callChannel))
      throw new FrontdoorError('channel-not-configured', { channel: callChannel });
    await this.changes.run(async (manager) => {
      const enquiry = await findEnquiry(manager, enquiryId, agent.organisationId, agent);
      const asked = await manager.findOneBy(Contact, { id: requestId });
      if (asked?.enquiryId === enquiryId && asked.channel === callChannel && asked.direction === 'out')
        return;
      if (asked) throw new FrontdoorError('request-id-used');
      if (enquiry.state === 'closed')
        throw new FrontdoorError('enquiry-closed', { reference: enquiry.reference });
      await this.handovers.refuseUnopened(manager, enquiryId, agent);
      const upTo = await sawAll(manager, enquiryId, { agentId: agent.id, seenUpTo });
      const customerNumber = await this.numberOf(manager, enquiry, to, despiteWarning);
      const line = await this.lineFor(manager, enquiry);
      // CITY-T4: a number that the charter names is shown, unless the line has one of its own.
      const { shows } = this.charters.current(await this.directory.organisation(agent.organisationId)).calls;
      const callerId = line.callerId ?? shows ?? this.config.CALLER_ID;
      const number =
        ownNumber === undefined ? this.ringsAt(agent, line) : this.checked(ownNumber, customerNumber);
      const call = { id: requestId, agent, line, callerId, number: customerNumber, ringsAt: number };
      await this.begin(manager, enquiry, call);
      await this.outbound.add(manager, [
        {
          id: requestId,
          organisationId: agent.organisationId,
          enquiry,
          channel: callChannel,
          entryPoint: line,
          to: { kind: 'phone', value: customerNumber },
          text: `Call to ${customerNumber}`,
          call: { callerId, ...(number === null ? { softphone: agent.id } : { agentNumber: number }) },
          authorId: agent.id,
          conversation: [],
          meaning: { type: 'responded', seenUpTo: upTo },
        },
      ]);
      await this.timeline.event(manager, enquiry.id, agent.id, `${agent.name} is calling ${customerNumber}`);
      await this.steps.ask(manager, 'calling-back', enquiry, agent, {
        channel: channelMeetingAt('calling-back'),
        since: this.clock.now(),
      });
    });
  }

  /** Where whoever makes the call is rung: null is their browser, of which a provider without rooms knows nothing. */
  private ringsAt(agent: Agent, { address }: EntryPoint): string | null {
    const hasRooms = this.channels.sending(callChannel, address)?.connection.telephones !== undefined;
    const telephone = hasRooms ? this.telephones.of(agent) : { number: agent.phone };
    if (!telephone || (telephone.number === null && !hasRooms))
      throw new FrontdoorError('telephone-of-agent-missing');
    return telephone.number;
  }

  /** Another telephone of whoever makes the call. Nobody confirms a number that may cost more. */
  private checked(given: string, customerNumber: string): string {
    const number = toE164(given) ?? given;
    const judged = this.dialling.judge(number);
    if (judged.verdict !== 'free') throw new FrontdoorError('number-refused', { reason: judged.why });
    if (number === customerNumber)
      throw new FrontdoorError('number-refused', { reason: 'it is the number of the customer' });
    return number;
  }

  private async numberOf(
    manager: EntityManager,
    enquiry: Enquiry,
    to: string | undefined,
    despiteWarning: boolean,
  ): Promise<string> {
    const incoming = await manager.find(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order: { at: 'DESC' },
      take: LOOKED_AT,
    });
    const addresses = addressesOfEnquiry(incoming, await knownAddresses(manager, enquiry));
    const numbers = this.dialling
      .mark(addresses)
      .filter(({ kind }) => CHANNELS[callChannel].addressedBy.includes(kind));
    const chosen = to === undefined ? numbers[0] : numbers.find((each) => each.value === to);
    if (!chosen) throw new FrontdoorError('call-not-possible');
    this.dialling.refuse(chosen);
    if (chosen.warning !== undefined && !despiteWarning)
      throw new FrontdoorError('address-doubtful', { warning: chosen.warning });
    return chosen.value;
  }

  /** Its telephones, where its provider brings them into a room. The agent's is rung as the delivery of the call. */
  private async begin(
    manager: EntityManager,
    { organisationId, serviceId, reference }: Enquiry,
    {
      id,
      agent,
      line,
      callerId,
      number,
      ringsAt,
    }: {
      id: string;
      agent: Agent;
      line: EntryPoint;
      callerId: string;
      number: string;
      ringsAt: string | null;
    },
  ): Promise<void> {
    if (!this.channels.sending(callChannel, line.address)?.connection.telephones) return;
    const now = this.clock.now();
    await manager.insert(PhoneCall, {
      ...{ id, organisationId, serviceId, reference, number, callerId, entryPointId: line.id },
      ...{ direction: 'out', state: 'waiting', agentId: agent.id },
      ...{ beganAt: now, settledAt: now, heardAt: now },
    });
    const who = { agentId: agent.id, number: ringsAt };
    await manager.insert(CallLeg, newLeg({ id, callId: id, kind: 'agent', askedAt: now, ...who }));
  }

  /**
   * Our line that the call is about: the one at which the customer rang last, else one of the service, else any; where there is
   * none, where they came by last.
   */
  private async lineFor(manager: EntityManager, { id: enquiryId, serviceId }: Enquiry): Promise<EntryPoint> {
    const came = await manager.find(Contact, {
      where: { enquiryId, direction: 'in' },
      order: { at: 'DESC' },
      take: LOOKED_AT,
    });
    const rung = came.find(({ channel }) => CHANNELS[channel].telephone !== undefined);
    if (rung) return this.directory.entryPoint(rung.entryPointId);
    const entryPoint = await this.directory.entryPoint(came[0]!.entryPointId);
    const line = await senderFor(this.directory, { entryPoint, service: { id: serviceId } }, callChannel);
    return line ?? entryPoint;
  }
}
