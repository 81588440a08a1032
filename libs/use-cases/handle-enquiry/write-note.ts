import { Injectable } from '@nestjs/common';
import type { api, BodyOf } from '@frontdoor/contracts';
import { type Agent, removeDraft } from '@frontdoor/persistence';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Mentions } from '@frontdoor/casework/mentions';
import { Timeline } from '@frontdoor/casework/timeline';

/** An agent writes something down for colleagues, and tells those whom the note names. */
@Injectable()
export class WriteNote {
  constructor(
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly mentions: Mentions,
    private readonly live: LiveEvents,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found`, `mention-unknown`. */
  async write(
    agent: Agent,
    enquiryId: string,
    { text, mentions, draft }: BodyOf<typeof api.addNote>,
  ): Promise<void> {
    const { id, organisationId } = agent;
    await this.changes.run(async (manager) => {
      const enquiry = await findEnquiry(manager, enquiryId, organisationId);
      const noteId = await this.timeline.note(manager, enquiryId, id, text);
      await this.mentions.add(manager, { by: agent, enquiry, noteId }, mentions);
      if (draft !== undefined)
        await removeDraft(manager, { agentId: id, enquiryId, kind: 'note', version: Date.parse(draft) });
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
  }
}
