import { Injectable } from '@nestjs/common';
import { ChannelError } from '@frontdoor/channels/core';
import { Channels } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { refuseExcluded } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Contact, DataSource } from '@frontdoor/persistence';

/** An agent hides a comment from others on its network, and says why. It stays in the enquiry, and stops no promise. */
@Injectable()
export class HidePost {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly directory: Directory,
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Done twice, it is done once. Written down once the network has done it.
   *
   * @returns the enquiry
   * @throws FrontdoorError `contact-not-found`, `post-not-hidden`
   */
  async hide(agent: Agent, contactId: string, reason: string): Promise<string> {
    const { organisationId } = agent;
    const contact = await this.source.manager.findOneBy(Contact, { id: contactId, organisationId });
    if (!contact?.post?.canBeHidden || contact.post.id === undefined)
      throw new FrontdoorError('contact-not-found');
    const { enquiryId, channel, entryPointId, post, hidden } = contact;
    await refuseExcluded(this.source.manager, { id: enquiryId, organisationId }, agent);
    if (hidden) return enquiryId;
    const { address } = await this.directory.entryPoint(entryPointId);
    const connection = this.channels.sending(channel, address)?.connection;
    if (!connection?.hide)
      throw new FrontdoorError('post-not-hidden', { why: 'its network is not set up here' });
    await connection.hide(post.id!, true).catch((error: unknown) => {
      if (!(error instanceof ChannelError)) throw error;
      throw new FrontdoorError(
        'post-not-hidden',
        { why: error.message.replace(/\.$/, '') },
        { cause: error },
      );
    });
    await this.changes.run(async (manager) => {
      const at = this.clock.now();
      await manager.update(Contact, { id: contactId }, { hidden: { at, byId: agent.id, reason } });
      await this.timeline.event(
        manager,
        enquiryId,
        agent.id,
        `${agent.name} hid a comment from others: ${reason}`,
      );
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
    return enquiryId;
  }
}
