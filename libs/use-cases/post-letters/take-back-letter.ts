import { Injectable } from '@nestjs/common';
import { planned } from '@frontdoor/channels/core';
import { DeliveryNews } from '@frontdoor/casework/deliveries';
import { refuseExcluded } from '@frontdoor/casework/queue';
import { sayChannelReason } from '@frontdoor/casework/replies';
import { Timeline } from '@frontdoor/casework/timeline';
import { type DraftFields, type ReplyPurpose } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { type Agent, Contact, type Delivery, type EntityManager, saveDraft } from '@frontdoor/persistence';
import { notToPost, QueuedLetters } from './queued-letters.js';

const PURPOSES: Readonly<Record<string, ReplyPurpose>> = {
  acknowledged: 'acknowledgement',
  extended: 'later-date',
  paused: 'question',
};

/** A letter is taken out of the print queue before it is posted, as if its writer had not sent it yet. */
@Injectable()
export class TakeBackLetter {
  constructor(
    private readonly queued: QueuedLetters,
    private readonly news: DeliveryNews,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `letter-not-in-queue`, `letter-not-to-post` once it is posted */
  async takeBack(agent: Agent, id: string): Promise<void> {
    await this.queued.each(
      agent,
      [id],
      async (manager, delivery, { id: enquiryId, organisationId, reference }) => {
        await refuseExcluded(manager, { id: enquiryId, organisationId }, agent);
        const text = `${agent.name} took the letter back before it was posted`;
        await this.timeline.event(manager, delivery.enquiryId, agent.id, text);
        if (!(await this.news.withdrawn(manager, delivery))) throw notToPost(reference, delivery);
        await this.giveBack(manager, delivery);
      },
    );
  }

  /** As a draft of its writer. One that they have begun since stays; then the words stand on the timeline alone. */
  private async giveBack(manager: EntityManager, { contactId, enquiryId, message }: Delivery): Promise<void> {
    const contact = await manager.findOneByOrFail(Contact, { id: contactId });
    if (contact.authorId === null) return;
    await saveDraft(manager, {
      agentId: contact.authorId,
      enquiryId,
      kind: 'reply',
      fields: draftOf(contact, message),
      version: null,
      now: this.clock.now(),
    });
  }
}

/** What was written, without what we add to it, and how it was to leave. */
function draftOf(
  { text, markup, channel, channelReason, meaning, partyValue }: Contact,
  message: object,
): DraftFields {
  const words = markup ?? text;
  const added = channelReason ? `\n\n${sayChannelReason(channelReason, channel)}` : '';
  const route = { channel, to: partyValue, ...(channelReason && { reason: channelReason.reason }) };
  const letter = planned.parse(message);
  const { language, large } = letter.form === 'letter' ? letter : {};
  const purpose = PURPOSES[meaning?.type ?? ''];
  return {
    text: added !== '' && words.endsWith(added) ? words.slice(0, -added.length) : words,
    route: JSON.stringify(route),
    letter: JSON.stringify({ language, large }),
    ...(purpose && { purpose }),
  };
}
