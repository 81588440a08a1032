import { Injectable } from '@nestjs/common';
import type { ContactReading } from '@frontdoor/contracts';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Readings } from '@frontdoor/casework/readings';
import { Timeline } from '@frontdoor/casework/timeline';
import { Clock } from '@frontdoor/kernel';
import { type Agent, Contact, keyReading } from '@frontdoor/persistence';

/** Somebody keys what a letter says from its picture: what is written by hand, or was read wrongly. */
@Injectable()
export class KeyReading {
  constructor(
    private readonly changes: Changes,
    private readonly readings: Readings,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * What the machine read stays beside it; empty text takes it back.
   *
   * @throws FrontdoorError `reading-not-found`
   */
  async key(agent: Agent, contactId: string, text: string): Promise<ContactReading> {
    const { organisationId } = agent;
    return this.changes.run(async (manager) => {
      const before = await this.readings.of(contactId, organisationId, manager);
      if ((before.keyed?.text ?? '') === text) return before;
      const { enquiryId } = await manager.findOneByOrFail(Contact, { id: contactId });
      await keyReading(manager, {
        ...{ contactId, byId: agent.id, now: this.clock.now() },
        text: text === '' ? null : text,
      });
      const said = text === '' ? 'took back what was keyed of' : 'keyed the text of';
      await this.timeline.event(manager, enquiryId, agent.id, `${agent.name} ${said} a scanned page`);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
      return this.readings.of(contactId, organisationId, manager);
    });
  }
}
