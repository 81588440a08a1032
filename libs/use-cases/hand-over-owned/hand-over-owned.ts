import { Injectable } from '@nestjs/common';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { LiveEvents } from '@frontdoor/casework/live';
import { worksFor } from '@frontdoor/casework/placement';
import {
  isExcluded,
  OfferWork,
  QueueTransaction,
  refuseExcluded,
  WorkItems,
} from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import type { AnswerOf, api, BodyOf } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  AbsenceHandover,
  Agent,
  DataSource,
  Enquiry,
  type EntityManager,
  findAbsenceHandovers,
  findOwned,
  findStandIns,
  Service,
} from '@frontdoor/persistence';
import { propose } from './propose.js';

const MOST = 500;
const SHOWN = 5;

/** Somebody is away: all that they own goes to colleagues in one move, which can be taken back as one. */
@Injectable()
export class HandOverOwned {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `agent-unknown`, `not-your-own` */
  async proposals(by: Agent, agentId: string): Promise<AnswerOf<typeof api.proposeForAbsence>> {
    const agent = await this.whose(this.source.manager, by, agentId);
    const { organisationId } = agent;
    const owned = await findOwned(this.source, { agentId, limit: MOST });
    const people = await findStandIns(this.source, { organisationId, agentId, now: this.clock.now() });
    const proposals = propose(owned, people);
    const handed = await findAbsenceHandovers(this.source, { agentId, limit: SHOWN });
    return {
      agent: { id: agent.id, name: agent.name },
      matters: owned.map(({ enquiryId, reference, subject, service }, at) => ({
        ...{ enquiryId, reference, subject, service },
        ...proposals[at]!,
      })),
      handed: handed.map(({ at, ...each }) => ({ ...each, at: toIso(at) })),
    };
  }

  /**
   * All of it, or none where one cannot be.
   *
   * @throws FrontdoorError `agent-unknown`, `not-your-own`, `enquiry-not-found`, `enquiry-closed`, `owner-changed`, `colleague-elsewhere`
   */
  async hand(
    by: Agent,
    agentId: string,
    { moves }: BodyOf<typeof api.handOverOwned>,
  ): Promise<{ id: string; count: number }> {
    const { organisationId } = by;
    const id = this.ids.uuid();
    await this.queue.run(organisationId, async (manager) => {
      const agent = await this.whose(manager, by, agentId);
      // Enquiries are locked in one order, whoever hands over at the same time.
      for (const { enquiryId, to, why } of moves.toSorted((a, b) => (a.enquiryId < b.enquiryId ? -1 : 1))) {
        const enquiry = await openEnquiry(manager, enquiryId, organisationId, by);
        if (enquiry.ownerId !== agentId)
          throw new FrontdoorError('owner-changed', { reference: enquiry.reference });
        const colleague = await manager.findOneBy(Agent, { id: to, organisationId, active: true });
        if (!colleague) throw new FrontdoorError('agent-unknown');
        await refuseExcluded(manager, enquiry, colleague);
        const service = await manager.findOneByOrFail(Service, { id: enquiry.serviceId });
        if (!worksFor(colleague, service))
          throw new FrontdoorError('colleague-elsewhere', {
            colleague: colleague.name,
            service: service.name,
          });
        const because = why ? ` (${why})` : '';
        const said = `${colleague.name} owns it while ${agent.name} is away${because}`;
        await this.give(manager, by, enquiry, { from: agentId, to, said });
        await this.tell(manager, enquiry, to, `${agent.name} is away: you own`);
      }
      const kept = moves.map(({ enquiryId, to: toId, why }) => ({ enquiryId, toId, why }));
      await manager.insert(AbsenceHandover, {
        ...{ id, organisationId, agentId, byId: by.id, at: this.clock.now(), moves: kept },
      });
    });
    this.offerWork.kick(organisationId);
    return { id, count: moves.length };
  }

  /**
   * Who owned it owns it again, where nobody handed it on or closed it since, and nothing keeps them from it.
   *
   * @returns how many that were
   * @throws FrontdoorError `handover-not-found`, `handover-decided` where it was taken back before, `not-your-own`
   */
  async undo(by: Agent, id: string): Promise<{ count: number }> {
    const { organisationId } = by;
    const count = await this.queue.run(organisationId, async (manager) => {
      const lock = { mode: 'pessimistic_write' as const };
      const handed = await manager.findOne(AbsenceHandover, { where: { id, organisationId }, lock });
      if (!handed) throw new FrontdoorError('handover-not-found');
      const agent = await this.whose(manager, by, handed.agentId);
      if (handed.undoneAt !== null)
        throw new FrontdoorError('handover-decided', { how: 'it was taken back' });
      let back = 0;
      for (const { enquiryId, toId } of handed.moves.toSorted((a, b) =>
        a.enquiryId < b.enquiryId ? -1 : 1,
      )) {
        const enquiry = await manager.findOne(Enquiry, {
          where: { id: enquiryId, organisationId },
          lock: { mode: 'for_no_key_update' },
        });
        if (enquiry?.state !== 'open' || enquiry.ownerId !== toId) continue;
        if (await isExcluded(manager, enquiry, agent.id)) continue;
        const said = `${agent.name} owns it again`;
        await this.give(manager, by, enquiry, { from: toId, to: agent.id, said });
        back++;
      }
      const undone = { undoneAt: this.clock.now(), undoneById: by.id };
      await manager.update(AbsenceHandover, { id }, undone);
      return back;
    });
    this.offerWork.kick(organisationId);
    return { count };
  }

  /** What they have in hand waits in its place for whoever owns it now; nobody else is asked first. */
  private async give(
    manager: EntityManager,
    by: Agent,
    { id, organisationId }: Enquiry,
    { from, to, said }: { from: string; to: string; said: string },
  ): Promise<void> {
    await manager.update(Enquiry, { id }, { ownerId: to });
    for (const item of await this.items.openOf(manager, id))
      if (item.state === 'waiting' || item.agentId === from) await this.items.keepFor(manager, item, to);
    await this.timeline.event(manager, id, by.id, said);
    await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: id }]);
  }

  private tell(
    manager: EntityManager,
    { id: subjectId, organisationId, reference }: Enquiry,
    agentId: string,
    what: string,
  ): Promise<void> {
    return this.live.append(manager, [
      { organisationId, topic: 'mention', subjectId, agentId, text: `${what} ${reference} now` },
    ]);
  }

  private async whose(manager: EntityManager, by: Agent, id: string): Promise<Agent> {
    const { organisationId } = by;
    const agent = await manager.findOneBy(Agent, { id, organisationId });
    if (!agent) throw new FrontdoorError('agent-unknown');
    if (by.id !== id && !by.roles.includes('supervisor'))
      throw new FrontdoorError('not-your-own', { agent: agent.name });
    return agent;
  }
}
