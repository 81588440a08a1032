import { Injectable } from '@nestjs/common';
import { stepsAt } from '@frontdoor/charter';
import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { Clock, Ids, type StepMoment } from '@frontdoor/kernel';
import {
  type Agent,
  bulkInsert,
  Enquiry,
  type EntityManager,
  IsNull,
  MoreThanOrEqual,
  StepPrompt,
  type WorkItem,
} from '@frontdoor/persistence';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { SHOWN_MS } from './step-prompts.js';

/** Puts the steps that the charter wants at a moment to the agent. Called in the transaction of that moment. */
@Injectable()
export class AskSteps {
  constructor(
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The agent took a work item; asks what belongs to meeting the customer, if this is a meeting. */
  async onTaking(manager: EntityManager, item: WorkItem, agent: Pick<Agent, 'id'>): Promise<void> {
    const moment = item.kind === 'answer' ? CHANNELS[item.channel].meets[0] : undefined;
    if (!moment) return;
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: item.enquiryId });
    await this.ask(manager, moment, enquiry, agent, { channel: item.channel, since: item.queuedAt });
  }

  /** What was asked of somebody from an instant on and not answered was never theirs to answer. */
  async unask(
    manager: EntityManager,
    { enquiryId, agentId, since }: { enquiryId: string; agentId: string; since: number },
  ): Promise<void> {
    await manager.delete(StepPrompt, { enquiryId, agentId, answer: IsNull(), at: MoreThanOrEqual(since) });
  }

  /**
   * Asks once for each occasion: not again when the agent was asked since it began, nor while the same question is
   * still on their screen from an earlier one.
   */
  async ask(
    manager: EntityManager,
    moment: StepMoment,
    enquiry: Enquiry,
    agent: Pick<Agent, 'id'>,
    occasion: { channel: Channel; since: number },
  ): Promise<void> {
    const at = this.clock.now();
    const pack = await this.charters.pinned(manager, enquiry);
    const service = await this.directory.service(enquiry.serviceId);
    const facts = {
      channel: occasion.channel,
      service: service.slug,
      customerServiceCentre: service.customerServiceCentre,
      enquiryKind: enquiry.kind,
      complex: enquiry.complex,
      stage: enquiry.stage,
      responseRequested: enquiry.responseRequested,
      receivedAt: enquiry.openedAt,
    };
    const steps = stepsAt(pack, moment, facts, at);
    if (steps.length === 0) return;
    const before = await manager.findBy(StepPrompt, { enquiryId: enquiry.id, agentId: agent.id, moment });
    const asked = new Set(
      before
        .filter(({ at: then, answer }) => then >= occasion.since || (answer === null && then > at - SHOWN_MS))
        .map(({ promiseId }) => promiseId),
    );
    await bulkInsert(
      manager,
      StepPrompt,
      steps
        .filter(({ promiseId }) => !asked.has(promiseId))
        .map(({ promiseId, ask }) => ({
          id: this.ids.uuid(),
          organisationId: enquiry.organisationId,
          enquiryId: enquiry.id,
          promiseId,
          ask,
          moment,
          agentId: agent.id,
          serviceId: service.id,
          teamId: service.teamId,
          channel: occasion.channel,
          packVersion: pack.version,
          at,
        })),
    );
  }
}
