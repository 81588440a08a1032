import { Injectable } from '@nestjs/common';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';
import { type Agent, dismissSuggestion } from '@frontdoor/persistence';

/** An agent says that two enquiries are two, though something suggested that they belong together. */
@Injectable()
export class DismissSuggestion {
  constructor(
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
  ) {}

  /** Done twice, it is done once. @throws FrontdoorError `enquiry-not-found` */
  async dismiss(agent: Agent, enquiryId: string, otherId: string): Promise<void> {
    const { organisationId } = agent;
    await this.changes.run(async (manager) => {
      // In one order, whichever of the two somebody looks at.
      const ids = [enquiryId, otherId].toSorted();
      const [one, two] = [
        await findEnquiry(manager, ids[0]!, organisationId, agent),
        await findEnquiry(manager, ids[1]!, organisationId, agent),
      ];
      if ((await dismissSuggestion(manager, { enquiryId, otherId })).length === 0) return;
      const say = (of: { id: string }, other: { reference: string }): Promise<void> =>
        this.timeline.event(
          manager,
          of.id,
          agent.id,
          `${agent.name} said that ${other.reference} is another matter`,
        );
      await say(one, two);
      await say(two, one);
      await this.live.append(
        manager,
        ids.map((subjectId) => ({ organisationId, topic: 'enquiry' as const, subjectId })),
      );
    });
  }
}
