import { Injectable } from '@nestjs/common';
import { STAFF } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  type Enquiry,
  type EntityManager,
  findColleagues,
  keepMentions,
  type RowOf,
} from '@frontdoor/persistence';
import { LiveEvents } from '../live/index.js';

/** Colleagues whom notes name. */
@Injectable()
export class Mentions {
  constructor(
    private readonly live: LiveEvents,
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
}
