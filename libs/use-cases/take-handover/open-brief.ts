import { Injectable } from '@nestjs/common';
import { findEnquiry, openEnquiry } from '@frontdoor/casework/enquiries';
import { Briefs } from '@frontdoor/casework/handovers';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import type { Brief, BriefGiven } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type BriefOpening, type EntityManager, Handover } from '@frontdoor/persistence';

/** Briefs are looked over before they travel, opened by those who get them, and put right. */
@Injectable()
export class OpenBrief {
  constructor(
    private readonly changes: Changes,
    private readonly briefs: Briefs,
    private readonly live: LiveEvents,
  ) {}

  /** As the record has it; keeps nothing. @throws FrontdoorError `enquiry-not-found` */
  prepare(agent: Agent, enquiryId: string): Promise<Omit<Brief, 'why'>> {
    return this.changes.run(async (manager) =>
      this.briefs.prepare(manager, await findEnquiry(manager, enquiryId, agent.organisationId)),
    );
  }

  /** @throws FrontdoorError `handover-not-found` */
  async open(agent: Agent, id: string, how: BriefOpening['how']): Promise<void> {
    await this.changes.run(async (manager) => {
      const { enquiryId } = await this.find(manager, agent, id);
      await this.briefs.open(manager, id, agent, how);
      await this.tell(manager, agent, enquiryId);
    });
  }

  /** @returns the enquiry. @throws FrontdoorError `handover-not-found`, `enquiry-closed` */
  async change(agent: Agent, id: string, given: BriefGiven): Promise<string> {
    return this.changes.run(async (manager) => {
      const { enquiryId } = await this.find(manager, agent, id);
      await openEnquiry(manager, enquiryId, agent.organisationId, agent);
      await this.briefs.change(manager, id, agent, given);
      await this.tell(manager, agent, enquiryId);
      return enquiryId;
    });
  }

  private async find(manager: EntityManager, { organisationId }: Agent, id: string): Promise<Handover> {
    const found = await manager.findOneBy(Handover, { id, organisationId });
    if (!found) throw new FrontdoorError('handover-not-found');
    return found;
  }

  private tell(manager: EntityManager, { organisationId }: Agent, subjectId: string): Promise<void> {
    return this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId }]);
  }
}
