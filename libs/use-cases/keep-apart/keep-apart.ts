import { Injectable } from '@nestjs/common';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, QueueTransaction, WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { type AnswerOf, type api, type BodyOf, sayExclusion } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  Agent,
  DataSource,
  type EntityManager,
  Exclusion,
  findExclusions,
  IsNull,
} from '@frontdoor/persistence';

/** People who must not deal with an enquiry: none of its work is given to them, by whatever way. */
@Injectable()
export class KeepApart {
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

  /**
   * Notes may say what an enquiry is about: whoever is kept from reading it gets none, and only what was said of themselves unless
   * they are a supervisor, who can undo what was said of others.
   */
  async list(
    { id: readerId, organisationId, roles }: Pick<Agent, 'id' | 'organisationId' | 'roles'>,
    enquiryId: string,
  ): Promise<AnswerOf<typeof api.listExclusions>> {
    const rows = await findExclusions(this.source, { organisationId, enquiryId });
    const isKept = rows.some(({ agentId, why }) => agentId === readerId && why !== 'decided-before');
    const shown = rows.filter(
      ({ agentId }) => !isKept || agentId === readerId || roles.includes('supervisor'),
    );
    return {
      exclusions: shown.map(({ id, agentId, agent, why, note, by, at }) => ({
        ...{ id, agent: { id: agentId, name: agent }, why, note: isKept ? null : note, by, at: toIso(at) },
      })),
    };
  }

  /**
   * What they have of it goes back to the queue, and they own it no more. Said twice it counts once.
   *
   * @throws FrontdoorError `enquiry-not-found`, `enquiry-closed`, `agent-unknown`
   */
  async exclude(
    by: Agent,
    enquiryId: string,
    { agentId, why, note }: BodyOf<typeof api.excludeAgent>,
  ): Promise<void> {
    const { organisationId } = by;
    await this.queue.run(organisationId, async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, organisationId);
      const agent = await manager.findOneBy(Agent, { id: agentId, organisationId });
      if (!agent) throw new FrontdoorError('agent-unknown');
      if (await manager.existsBy(Exclusion, { enquiryId, agentId, why, undoneAt: IsNull() })) return;
      await this.takeOff(manager, enquiry.id, agent);
      const at = this.clock.now();
      const id = this.ids.uuid();
      await manager.insert(Exclusion, {
        ...{ id, organisationId, enquiryId, agentId, why, note: note || null, byId: by.id, at },
      });
      const said = `${by.name} said that ${agent.name} must not deal with it: ${sayExclusion(why)}`;
      await this.timeline.event(manager, enquiryId, by.id, note ? `${said}. ${note}` : said);
      // Whoever has it before them and must not read it any more sees that at once.
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    this.offerWork.kick(organisationId);
  }

  /**
   * Nobody clears themselves. The reason stands with what was undone and on the timeline.
   *
   * @returns the enquiry
   * @throws FrontdoorError `exclusion-not-found`, `exclusion-own`
   */
  async undo(by: Agent, id: string, reason: string): Promise<string> {
    const { organisationId } = by;
    const enquiryId = await this.queue.run(organisationId, async (manager) => {
      const found = await manager.findOneBy(Exclusion, { id, organisationId, undoneAt: IsNull() });
      if (!found) throw new FrontdoorError('exclusion-not-found');
      if (found.agentId === by.id) throw new FrontdoorError('exclusion-own');
      await openEnquiry(manager, found.enquiryId, organisationId);
      const undone = { undoneAt: this.clock.now(), undoneById: by.id, undoneBecause: reason };
      await manager.update(Exclusion, { id }, undone);
      const { name } = await manager.findOneByOrFail(Agent, { id: found.agentId });
      await this.timeline.event(
        manager,
        found.enquiryId,
        by.id,
        `${by.name} said that ${name} may deal with it after all: ${reason}`,
      );
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: found.enquiryId }]);
      return found.enquiryId;
    });
    this.offerWork.kick(organisationId);
    return enquiryId;
  }

  private async takeOff(manager: EntityManager, enquiryId: string, agent: Agent): Promise<void> {
    for (const item of await this.items.openOf(manager, enquiryId))
      if (item.agentId === agent.id) await this.items.putBack(manager, item, 'pass-on');
  }
}
