import { Injectable } from '@nestjs/common';
import { isForWhoIsHere } from '@frontdoor/charter';
import type { VisitStep } from '@frontdoor/contracts';
import {
  Agent,
  Commitment,
  Contact,
  Enquiry,
  type EntityManager,
  In,
  IsNull,
  type Visit,
  type WorkItem,
} from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { OpenAndClosed } from '@frontdoor/casework/enquiries';
import { isExcluded, WorkItems } from '@frontdoor/casework/queue';
import { AskSteps } from '@frontdoor/casework/steps';

/** Who had the work of a visit before a step, so that the step can be taken back. */
export interface Held {
  item: string;
  /** Whose it was; null where nobody had taken it. */
  agentId: string | null;
  /** Who owned the enquiry. */
  ownerId: string | null;
}

/** Who says something, of which visit. */
export interface Given {
  agent: Agent;
  enquiry: Enquiry;
  visit: Visit;
}

/** The work item of a visit, which is the one of its enquiry that wants an answer. Called inside a QueueTransaction. */
@Injectable()
export class WorkOfVisit {
  constructor(
    private readonly items: WorkItems,
    private readonly steps: AskSteps,
    private readonly charters: Charters,
    private readonly openAndClosed: OpenAndClosed,
  ) {}

  async heldOf(manager: EntityManager, enquiry: Enquiry): Promise<Held | undefined> {
    const item = await this.itemOf(manager, enquiry.id);
    return item && { item: item.id, agentId: holderOf(item), ownerId: enquiry.ownerId };
  }

  /**
   * Gives it to whoever sees the visitor. `if-free`: only where nobody has it, and to somebody who answers customers and
   * may deal with it: who calls from the desk may call for another.
   */
  async takeBy(
    manager: EntityManager,
    enquiry: Enquiry,
    agent: Agent,
    how: 'if-free' | 'always',
  ): Promise<Held | undefined> {
    const item = await this.itemOf(manager, enquiry.id);
    if (!item || holderOf(item) === agent.id) return undefined;
    const answers = agent.roles.includes('agent') && !agent.roles.includes('reception');
    if (how === 'if-free' && (holderOf(item) !== null || !answers)) return undefined;
    if (how === 'if-free' && (await isExcluded(manager, enquiry, agent.id))) return undefined;
    const held = { item: item.id, agentId: holderOf(item), ownerId: enquiry.ownerId };
    await this.items.assign(manager, item, agent, 'give');
    await this.steps.onTaking(manager, item, agent);
    return held;
  }

  /** What the step leaves nothing to do of is closed. An enquiry that has more than the visit stays open. */
  async closeAfter(manager: EntityManager, { agent, enquiry }: Given, step: VisitStep): Promise<void> {
    if (step.step !== 'left' && step.step !== 'ended') return;
    if (step.step === 'ended' && !isSettled(step)) return;
    const contacts = await manager.countBy(Contact, { enquiryId: enquiry.id, direction: 'in' });
    if (step.step === 'left' && contacts > 1) return;
    if (await this.owesMore(manager, enquiry)) return;
    const reason =
      step.step === 'left' ? 'the visitor left before anybody saw them' : 'settled during the visit';
    await this.openAndClosed.close(manager, enquiry, { agent, reason });
  }

  /** As before the step: open, in the queue or with whoever had it, and whose it was, as far as they may still deal with it. */
  async giveBack(manager: EntityManager, enquiryId: string, held: Held): Promise<void> {
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    if (enquiry.state === 'closed')
      await this.openAndClosed.reopenBecause(manager, 'visit-taken-back', [{ id: enquiryId }]);
    const mayHave = async (id: string | null): Promise<boolean> =>
      id !== null && !(await isExcluded(manager, enquiry, id));
    const ownerId = (await mayHave(held.ownerId)) ? held.ownerId : null;
    await manager.update(Enquiry, { id: enquiryId }, { ownerId });
    const before =
      (await mayHave(held.agentId)) && (await manager.findOneBy(Agent, { id: held.agentId!, active: true }));
    const item = (await this.itemOf(manager, enquiryId)) ?? (await this.addItem(manager, enquiry));
    const holder = holderOf(item);
    if (before && holder !== before.id) await this.items.assign(manager, item, before, 'give');
    else if (!before && holder !== null) await this.items.putBack(manager, item, 'return');
  }

  private async addItem(manager: EntityManager, enquiry: Enquiry): Promise<WorkItem> {
    const contact = await manager.findOneOrFail(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order: { at: 'DESC' },
    });
    const id = await this.items.add(manager, enquiry, 'answer', contact);
    return this.items.find(manager, id, enquiry.organisationId);
  }

  private async itemOf(manager: EntityManager, enquiryId: string): Promise<WorkItem | undefined> {
    return (await this.items.openOf(manager, enquiryId)).find(({ kind }) => kind === 'answer');
  }

  /** Is something promised that does not end when the visitor goes? */
  private async owesMore(manager: EntityManager, enquiry: Enquiry): Promise<boolean> {
    const pack = await this.charters.pinned(manager, enquiry);
    const open = await manager.findBy(Commitment, {
      enquiryId: enquiry.id,
      whose: 'council',
      state: In(['running', 'paused', 'missed']),
      settledAt: IsNull(),
    });
    return open.some(({ clockId }) => {
      const clock = pack.clocks.get(clockId);
      return clock === undefined || !isForWhoIsHere(clock);
    });
  }
}

const holderOf = ({ state, agentId }: WorkItem): string | null => (state === 'assigned' ? agentId : null);

/** Nothing is left to do: what was asked for was given, and whoever says it says so. */
export const isSettled = ({ settled, asked }: Extract<VisitStep, { step: 'ended' }>): boolean =>
  settled && asked.every(({ given }) => given);
