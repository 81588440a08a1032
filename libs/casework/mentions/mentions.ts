import { Injectable } from '@nestjs/common';
import { STAFF } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  Agent,
  type Enquiry,
  type EntityManager,
  findColleagues,
  keepMentions,
  type RowOf,
} from '@frontdoor/persistence';
import { LiveEvents } from '../live/index.js';
import { Timeline } from '../timeline/index.js';

/** Colleagues whom notes name, and owners of what others answered. */
@Injectable()
export class Mentions {
  constructor(
    private readonly live: LiveEvents,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  /** Those who may read the enquiries that an agent may read, by name. */
  colleagues(
    manager: EntityManager,
    { id: agentId, organisationId }: Agent,
  ): Promise<RowOf<typeof findColleagues>[]> {
    return findColleagues(manager, { organisationId, agentId, roles: STAFF });
  }

  /** Keeps with a note whom it names and tells them. @throws FrontdoorError `mention-unknown`. */
  async add(
    manager: EntityManager,
    { by, enquiry, noteId }: { by: Agent; enquiry: Pick<Enquiry, 'id' | 'reference'>; noteId: string },
    named: readonly string[],
  ): Promise<void> {
    const agentIds = [...new Set(named)];
    if (agentIds.length === 0) return;
    const known = new Set((await this.colleagues(manager, by)).map(({ id }) => id));
    if (!agentIds.every((id) => known.has(id))) throw new FrontdoorError('mention-unknown');
    const now = this.clock.now();
    await keepMentions(manager, { noteId, enquiryId: enquiry.id, byId: by.id, agentIds, now });
    await this.live.append(
      manager,
      agentIds.map((agentId) => ({
        organisationId: by.organisationId,
        topic: 'mention',
        subjectId: enquiry.id,
        agentId,
        text: `${by.name} mentions you on ${enquiry.reference}`,
      })),
    );
  }

  /** A colleague answered what somebody else owns: it waits for the owner until they have looked at it, whenever they log in. */
  async answeredForOwner(
    manager: EntityManager,
    { by, enquiry }: { by: Agent; enquiry: Pick<Enquiry, 'id' | 'reference' | 'ownerId'> },
  ): Promise<void> {
    const { ownerId, id: enquiryId } = enquiry;
    if (ownerId === null || ownerId === by.id) return;
    const owner = await manager.findOneByOrFail(Agent, { id: ownerId });
    const said = `${by.name} answered. ${owner.name} owns it and is told`;
    const noteId = await this.timeline.toldEvent(manager, enquiryId, by.id, said);
    const now = this.clock.now();
    await keepMentions(manager, { noteId, enquiryId, byId: by.id, agentIds: [ownerId], now });
    const text = `${by.name} answered on ${enquiry.reference}, which you own`;
    await this.live.append(manager, [
      { organisationId: by.organisationId, topic: 'mention', subjectId: enquiryId, agentId: ownerId, text },
    ]);
  }
}
