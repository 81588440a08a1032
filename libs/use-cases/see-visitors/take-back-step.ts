import { Injectable } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type EntityManager, LedgerEntry, In, Not, WorkItem } from '@frontdoor/persistence';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { Ledger, sayEntry } from '@frontdoor/casework/ledger';
import { LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, Presence, QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { PlaceInQueue, Visits } from '@frontdoor/casework/visits';
import { type Held, WorkOfVisit } from './work-of-visit.js';

/** Takes back what was said last of a visitor. */
@Injectable()
export class TakeBackStep {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly offerWork: OfferWork,
    private readonly presence: Presence,
    private readonly visits: Visits,
    private readonly place: PlaceInQueue,
    private readonly work: WorkOfVisit,
    private readonly items: WorkItems,
    private readonly ledger: Ledger,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
  ) {}

  /**
   * Promises stand as if it had not been said, and the work is with whoever had it. Done twice, it is done once.
   *
   * @throws FrontdoorError `visit-not-found`, `visit-step-refused` where something was said after it
   */
  async takeBack(agent: Agent, visitId: string, act: string): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const visit = await this.visits.find(manager, visitId, organisationId);
      if (visit.enquiryId === null) return;
      await findEnquiry(manager, visit.enquiryId, organisationId, agent);
      const { last } = (await this.visits.standings(manager, [visit])).get(visit.id)!;
      if (last?.act !== act) return this.refuseUnlessDone(manager, visit.enquiryId, act);
      const said = last.entries.map((entry) => sayEntry(entry)).join('; ');
      await this.timeline.event(manager, visit.enquiryId, agent.id, `${agent.name} took back: ${said}`);
      const entries = await manager.findBy(LedgerEntry, { id: In(last.entries.map(({ id }) => id)) });
      const { held, later } = Object.assign({}, ...entries.map(({ data }) => data)) as {
        held?: Held;
        later?: string;
      };
      if (later !== undefined) await this.forget(manager, later, organisationId);
      // Reopened first, so that the ledger finds work to bring up to date.
      if (held) await this.work.giveBack(manager, visit.enquiryId, held);
      await this.ledger.takeBack(manager, entries, agent.id, 'taken back at reception');
      // Whoever saw the visitor by mistake takes work again.
      if (last.entries.some(({ type }) => type === 'seen')) await this.presence.release(manager, visit.id);
      await this.place.update(manager, visit);
      await this.live.append(manager, [
        { organisationId, topic: 'enquiry', subjectId: visit.enquiryId },
        { organisationId, topic: 'queue', subjectId: visit.id },
      ]);
    });
    this.offerWork.kick(organisationId);
  }

  private async forget(manager: EntityManager, itemId: string, organisationId: string): Promise<void> {
    const open = await manager.existsBy(WorkItem, { id: itemId, state: Not('done') });
    if (!open) return;
    const item = await this.items.find(manager, itemId, organisationId);
    await this.items.finish(manager, item, 'The end of the visit was taken back');
  }

  private async refuseUnlessDone(manager: EntityManager, enquiryId: string, act: string): Promise<void> {
    const entries = await manager.findBy(LedgerEntry, { enquiryId });
    const done = entries.some(({ data, takenBackAt }) => data['act'] === act && takenBackAt !== null);
    if (done) return;
    const reason = 'something was said of them since, which has to be taken back first';
    throw new FrontdoorError('visit-step-refused', { reason });
  }
}
