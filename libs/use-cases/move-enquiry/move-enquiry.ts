import { Injectable } from '@nestjs/common';
import type { api, BodyOf } from '@frontdoor/contracts';
import { sayAt } from '@frontdoor/charter';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type Enquiry, type EntityManager, Service } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { findEnquiry, sawAll } from '@frontdoor/casework/enquiries';
import { Directory } from '@frontdoor/casework/directory';
import { Ledger, lengthened } from '@frontdoor/casework/ledger';
import { type Destination, Placement } from '@frontdoor/casework/placement';
import { OfferWork, QueueTransaction } from '@frontdoor/casework/queue';

type Move = BodyOf<typeof api.moveEnquiry>;

/** Brings an enquiry to the service that can deal with it, with the reason and all that is known of it. */
@Injectable()
export class MoveEnquiry {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly placement: Placement,
    private readonly directory: Directory,
    private readonly ledger: Ledger,
    private readonly charters: Charters,
    private readonly offerWork: OfferWork,
  ) {}

  /**
   * Done twice, it is done once. What it is taken for is changed only by somebody who saw all that the customer sent.
   *
   * @throws FrontdoorError `enquiry-closed`, `service-unknown`, `promise-lengthened`, `newer-from-customer`
   */
  async move(
    agent: Agent,
    id: string,
    { service: slug, kind, reason, seenUpTo, despiteLater }: Move,
  ): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const enquiry = await findEnquiry(manager, id, organisationId);
      if (enquiry.state === 'closed')
        throw new FrontdoorError('enquiry-closed', { reference: enquiry.reference });
      const to = { service: await this.directory.serviceCalled(organisationId, slug), kind, reason };
      if (seenUpTo !== undefined || (kind !== undefined && kind !== enquiry.kind))
        await sawAll(manager, id, { agentId: agent.id, seenUpTo });
      if (!despiteLater) await this.refuseLater(manager, agent, enquiry, to);
      await this.placement.move(manager, agent, enquiry, to);
    });
    this.offerWork.kick(organisationId);
  }

  private async refuseLater(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    to: Destination,
  ): Promise<void> {
    const from = await manager.findOneByOrFail(Service, { id: enquiry.serviceId });
    const entry = this.placement.entryOf(agent, enquiry, from, to);
    const later = lengthened(await this.ledger.foresee(manager, enquiry, entry));
    if (!later) return;
    const pack = await this.charters.pinned(manager, enquiry);
    throw new FrontdoorError('promise-lengthened', {
      from: sayAt(pack, later.from),
      to: later.to === null ? 'none' : sayAt(pack, later.to),
    });
  }
}
