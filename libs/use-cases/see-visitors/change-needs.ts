import { Injectable } from '@nestjs/common';
import { sayNeeds, type VisitNeed } from '@frontdoor/contracts';
import { type Agent, Visit } from '@frontdoor/persistence';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, QueueTransaction } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { PlaceInQueue, Visits } from '@frontdoor/casework/visits';

/** Somebody sees what a visitor needs who did not say so, or was misunderstood. */
@Injectable()
export class ChangeNeeds {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly offerWork: OfferWork,
    private readonly visits: Visits,
    private readonly place: PlaceInQueue,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
  ) {}

  /** Their place at the desk and in the queue follows. @throws FrontdoorError `visit-not-found` */
  async change(agent: Agent, visitId: string, needs: readonly VisitNeed[]): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const known = await this.visits.find(manager, visitId, organisationId);
      if (known.enquiryId !== null) await findEnquiry(manager, known.enquiryId, organisationId);
      const visit = { ...known, needs: [...needs] };
      await manager.update(Visit, { id: visitId }, { needs: visit.needs });
      if (known.enquiryId !== null) {
        const text =
          needs.length > 0
            ? `${agent.name} noted that the visitor needs ${sayNeeds(needs)}`
            : `${agent.name} noted that the visitor needs nothing in particular`;
        await this.timeline.event(manager, known.enquiryId, agent.id, text);
        await this.place.update(manager, visit);
        await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: known.enquiryId }]);
      }
      await this.live.append(manager, [{ organisationId, topic: 'queue', subjectId: visitId }]);
    });
    this.offerWork.kick(organisationId);
  }
}
