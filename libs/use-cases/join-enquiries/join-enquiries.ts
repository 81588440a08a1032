import { Injectable } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Enquiry, type EntityManager, In, Join, Suggestion } from '@frontdoor/persistence';
import { Joins, Splits } from '@frontdoor/casework/joins';
import { OfferWork, QueueTransaction } from '@frontdoor/casework/queue';

/** An agent says that two enquiries are one, as something suggested, or that they are two after all. */
@Injectable()
export class JoinEnquiries {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly joins: Joins,
    private readonly splits: Splits,
    private readonly offerWork: OfferWork,
  ) {}

  /**
   * The later one becomes part of the earlier, whichever of the two somebody looks at. Done twice, it is done once.
   *
   * @returns the id of the enquiry that has everything
   * @throws FrontdoorError `enquiry-not-found`, `enquiry-joined`, `suggestion-not-found`, `customers-differ`, `kinds-differ`,
   * `promise-lengthened`
   */
  async join(agent: Agent, oneId: string, otherId: string, despiteLater: boolean): Promise<string> {
    const { organisationId } = agent;
    const intoId = await this.queue.run(organisationId, async (manager) => {
      const both = await manager.findBy(Enquiry, { id: In([oneId, otherId]), organisationId });
      const [into, from] = both.toSorted((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
      if (!into || !from) throw new FrontdoorError('enquiry-not-found');
      if (from.joinedId === into.id) return into.id;
      await refuseUnsuggested(manager, oneId, otherId);
      await this.joins.join(manager, agent, { fromId: from.id, intoId: into.id, despiteLater });
      return into.id;
    });
    this.offerWork.kick(organisationId);
    return intoId;
  }

  /** Also of a split. @returns the id of the enquiry that has again what went from it. @throws FrontdoorError `join-not-found`, also for one that was undone. */
  async undo(agent: Agent, joinId: string): Promise<string> {
    const { organisationId } = agent;
    const { fromId } = await this.queue.run(organisationId, async (manager) => {
      const split = await manager.findOneBy(Join, { id: joinId, organisationId, split: true });
      return split ? this.splits.undo(manager, agent, split) : this.joins.undo(manager, agent, joinId);
    });
    this.offerWork.kick(agent.organisationId);
    return fromId;
  }
}

/** One mail to two departments is an obligation of each, and what somebody called another matter is one. */
async function refuseUnsuggested(manager: EntityManager, oneId: string, otherId: string): Promise<void> {
  const pairs = [
    { enquiryId: oneId, otherId, state: 'open' as const },
    { enquiryId: otherId, otherId: oneId, state: 'open' as const },
  ];
  if (!(await manager.existsBy(Suggestion, pairs))) throw new FrontdoorError('suggestion-not-found');
}
