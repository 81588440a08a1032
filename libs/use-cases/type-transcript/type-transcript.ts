import { Injectable } from '@nestjs/common';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { refuseExcluded } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, findRecordingOfContact, typeRecording } from '@frontdoor/persistence';

/** Somebody who heard a message types what is said in it. */
@Injectable()
export class TypeTranscript {
  constructor(
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * What a machine heard stays beside it; empty text takes it back.
   *
   * @returns id of the enquiry
   * @throws FrontdoorError `recording-not-found`
   */
  async type(agent: Agent, contactId: string, text: string): Promise<string> {
    const { organisationId } = agent;
    return this.changes.run(async (manager) => {
      const [found] = await findRecordingOfContact(manager, { contactId, organisationId });
      if (!found) throw new FrontdoorError('recording-not-found');
      const { id, enquiryId, typedText } = found;
      await refuseExcluded(manager, { id: enquiryId, organisationId }, agent);
      if ((typedText ?? '') === text) return enquiryId;
      const now = this.clock.now();
      await typeRecording(manager, { id, byId: agent.id, now, text: text === '' ? null : text });
      const did = text === '' ? 'took back what was typed of' : 'typed what is said in';
      await this.timeline.event(manager, enquiryId, agent.id, `${agent.name} ${did} a message`);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
      return enquiryId;
    });
  }
}
