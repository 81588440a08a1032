import { Inject, Injectable } from '@nestjs/common';
import type { OutboundCall } from '@frontdoor/channels/core';
import { callChannel, channelMeetingAt, CHANNELS } from '@frontdoor/contracts';
import { Outbox } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  Delivery,
  Enquiry,
  type EntityManager,
  Identifier,
  In,
} from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { Changes } from '@frontdoor/casework/live';
import { Channels } from '@frontdoor/casework/channels';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { AskSteps } from '@frontdoor/casework/steps';
import { Timeline } from '@frontdoor/casework/timeline';

/** Rings the agent, then the customer, who sees the caller ID of the council (CITY-T4). */
@Injectable()
export class MakeCall {
  constructor(
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly outbox: Outbox,
    private readonly channels: Channels,
    private readonly steps: AskSteps,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws FrontdoorError `call-not-possible`, `enquiry-closed`, `channel-not-configured`, `telephone-of-agent-missing`,
   * `request-id-used`.
   */
  async call(agent: Agent, enquiryId: string, requestId: string, to?: string): Promise<void> {
    if (!this.channels.sending(callChannel))
      throw new FrontdoorError('channel-not-configured', { channel: callChannel });
    if (!agent.phone) throw new FrontdoorError('telephone-of-agent-missing');
    const agentNumber = agent.phone;
    await this.changes.run(async (manager) => {
      const enquiry = await findEnquiry(manager, enquiryId, agent.organisationId);
      const asked = await manager.findOneBy(Contact, { id: requestId });
      if (asked?.enquiryId === enquiryId && asked.channel === callChannel && asked.direction === 'out')
        return;
      if (asked) throw new FrontdoorError('request-id-used');
      if (enquiry.state === 'closed')
        throw new FrontdoorError('enquiry-closed', { reference: enquiry.reference });
      const customerNumber = await this.numberOf(manager, enquiry, to);
      const call: OutboundCall = {
        id: requestId,
        callerId: this.config.CALLER_ID,
        agentNumber,
        customerNumber,
      };
      await this.write(manager, agent, enquiry, call);
      await this.timeline.event(manager, enquiry.id, agent.id, `${agent.name} is calling ${customerNumber}`);
      await this.steps.ask(manager, 'calling-back', enquiry, agent, {
        channel: channelMeetingAt('calling-back'),
        since: this.clock.now(),
      });
    });
  }

  private async numberOf(manager: EntityManager, enquiry: Enquiry, to: string | undefined): Promise<string> {
    const numbers = await manager.find(Identifier, {
      where: { customerId: enquiry.customerId, kind: In([...CHANNELS[callChannel].addressedBy]) },
      order: { createdAt: 'ASC' },
    });
    const chosen = to === undefined ? numbers[0] : numbers.find((each) => each.value === to);
    if (!chosen) throw new FrontdoorError('call-not-possible');
    return chosen.value;
  }

  private async write(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    call: OutboundCall,
  ): Promise<void> {
    const at = this.clock.now();
    const last = await manager.findOneOrFail(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order: { at: 'DESC' },
    });
    const shared = {
      id: call.id,
      organisationId: agent.organisationId,
      enquiryId: enquiry.id,
      channel: callChannel,
    };
    await manager.insert(Contact, {
      ...shared,
      entryPointId: last.entryPointId,
      direction: 'out',
      partyKind: 'phone',
      partyValue: call.customerNumber,
      authorId: agent.id,
      text: `Call to ${call.customerNumber}`,
      meaning: { type: 'responded' },
      at,
    });
    await manager.insert(Delivery, {
      ...shared,
      contactId: call.id,
      state: 'queued',
      nextAttemptAt: at + 60_000,
      createdAt: at,
      updatedAt: at,
      message: call,
    });
    await this.outbox.add(manager, 'send-message', [{ ids: [call.id] }]);
  }
}
