import { Inject, Injectable } from '@nestjs/common';
import type { api, BodyOf, MoveOutcome } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, type Enquiry, type EntityManager, LedgerEntry, Service } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { openEnquiry, sawAll } from '@frontdoor/casework/enquiries';
import { Directory } from '@frontdoor/casework/directory';
import { Ledger } from '@frontdoor/casework/ledger';
import { type Destination, Placement } from '@frontdoor/casework/placement';
import { eachByItself, OfferWork, QueueTransaction } from '@frontdoor/casework/queue';

type Move = BodyOf<typeof api.moveEnquiry>;

/** Brings enquiries to the service that can deal with them, with the reason and all that is known of them. */
@Injectable()
export class MoveEnquiry {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly placement: Placement,
    private readonly directory: Directory,
    private readonly ledger: Ledger,
    private readonly offerWork: OfferWork,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Done twice, it is done once. What it is taken for is changed only by somebody who saw all that the customer sent.
   *
   * @returns the entry of the ledger that takes it back; null where nothing was changed
   * @throws FrontdoorError `enquiry-closed`, `service-unknown`, `promise-lengthened`, `newer-from-customer`
   */
  async move(agent: Agent, id: string, move: Move): Promise<string | null> {
    const moved = await this.one(agent, id, move);
    this.offerWork.kick(agent.organisationId);
    return moved;
  }

  /** Several to one service, each in a transaction of its own: what can be moved is, and each says what became of it. */
  async several(agent: Agent, { moves, ...to }: BodyOf<typeof api.moveEnquiries>): Promise<MoveOutcome[]> {
    // Not each enquiry is at fault where the service is.
    await this.directory.serviceCalled(agent.organisationId, to.service);
    const outcomes = await eachByItself<(typeof moves)[number], MoveOutcome>(
      moves,
      async ({ id, despiteLater }) => ({
        ...{ id, eventId: await this.one(agent, id, { ...to, despiteLater }) },
        problem: null,
      }),
      ({ id }, problem) => ({ id, eventId: null, problem }),
      this.log,
    );
    this.offerWork.kick(agent.organisationId);
    return outcomes;
  }

  /** Takes several moves back, each in a transaction of its own. */
  async takeBackSeveral(
    agent: Agent,
    { moves, reason }: BodyOf<typeof api.takeBackMoves>,
  ): Promise<MoveOutcome[]> {
    const outcomes = await eachByItself<(typeof moves)[number], MoveOutcome>(
      moves,
      async (move) => {
        await this.takeBack(agent, move, reason);
        return { ...move, problem: null };
      },
      ({ id }, problem) => ({ id, eventId: null, problem }),
      this.log,
    );
    this.offerWork.kick(agent.organisationId);
    return outcomes;
  }

  private one(
    agent: Agent,
    id: string,
    { service: slug, kind, reason, seenUpTo, despiteLater }: Move,
  ): Promise<string | null> {
    const { organisationId } = agent;
    return this.queue.run(organisationId, async (manager) => {
      const enquiry = await openEnquiry(manager, id, organisationId);
      const to = { service: await this.directory.serviceCalled(organisationId, slug), kind, reason };
      if (seenUpTo !== undefined || (kind !== undefined && kind !== enquiry.kind))
        await sawAll(manager, id, { agentId: agent.id, seenUpTo });
      if (!despiteLater) await this.refuseLater(manager, agent, enquiry, to);
      return this.placement.move(manager, agent, enquiry, to);
    });
  }

  private takeBack(
    agent: Agent,
    { id: enquiryId, eventId: id }: { id: string; eventId: string },
    reason: string,
  ): Promise<void> {
    const { organisationId } = agent;
    return this.queue.run(organisationId, async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, organisationId);
      const entry = await manager.findOneBy(LedgerEntry, { id, enquiryId, type: 'moved' });
      if (!entry) throw new FrontdoorError('event-refused', { reason: 'this enquiry has no such move' });
      if (entry.takenBackAt === null) await this.placement.takeBack(manager, agent, enquiry, entry, reason);
    });
  }

  private async refuseLater(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    to: Destination,
  ): Promise<void> {
    const from = await manager.findOneByOrFail(Service, { id: enquiry.serviceId });
    const entry = this.placement.entryOf(agent, enquiry, from, to);
    await this.ledger.refuseLater(manager, enquiry, entry);
  }
}
