import { Injectable } from '@nestjs/common';
import { Clock } from '@frontdoor/kernel';
import { Agent, type EntityManager, PhoneCall } from '@frontdoor/persistence';
import { Ledger } from '../ledger/index.js';
import { WorkItems } from '../queue/index.js';
import { AskSteps } from '../steps/index.js';
import { Timeline } from '../timeline/index.js';
import { contactOf, workOf } from './find-call.js';

/**
 * The work of a call goes to whoever answered it, and the answer into the ledger. A telephone does not wait for that: whose
 * the call is was decided when it asked.
 */
@Injectable()
export class GiveAnswered {
  constructor(
    private readonly items: WorkItems,
    private readonly ledger: Ledger,
    private readonly steps: AskSteps,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  /**
   * Once, and not before its contact is routed. Called with the call locked, and inside a QueueTransaction unless it was offered
   * to whoever answered: then it is no more than they had.
   *
   * @returns false where it has to be called inside a QueueTransaction, and was not; then nothing was done
   */
  async give(manager: EntityManager, call: PhoneCall, where: 'in-turn' | 'at-once'): Promise<boolean> {
    const { id, agentId, answeredAt: at, organisationId } = call;
    if (at === null || agentId === null || call.givenAt !== null) return true;
    const contact = await contactOf(manager, call);
    if (!contact) return true;
    const { enquiryId } = contact;
    const agent = await manager.findOneByOrFail(Agent, { id: agentId });
    const found = await workOf(manager, call);
    if (found) {
      const item = await this.items.find(manager, found.id, organisationId);
      const isTheirs = item.state !== 'waiting' && item.agentId === agentId;
      if (!isTheirs && where === 'at-once') return false;
      await this.items.assign(manager, item, agent, isTheirs || item.state === 'waiting' ? 'accept' : 'give');
      await this.steps.onTaking(manager, item, agent);
    }
    const answered = {
      enquiryId,
      organisationId,
      contactId: id,
      byId: agentId,
      type: 'answered' as const,
      at,
    };
    await this.ledger.record(manager, [answered]);
    await this.timeline.event(manager, enquiryId, agentId, `${agent.name} answered the call`, 'good');
    call.givenAt = this.clock.now();
    await manager.update(PhoneCall, { id }, { givenAt: call.givenAt });
    return true;
  }
}
