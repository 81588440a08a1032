import { Inject, Injectable } from '@nestjs/common';
import type { api, BodyOf, MoveOutcome } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { Agent, Enquiry, type EntityManager, LedgerEntry, Service } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { openEnquiry, sawAll } from '@frontdoor/casework/enquiries';
import { PromiseCallback } from '@frontdoor/casework/callbacks';
import { HandOver } from '@frontdoor/casework/handovers';
import { Directory } from '@frontdoor/casework/directory';
import { Ledger } from '@frontdoor/casework/ledger';
import { type Destination, Placement } from '@frontdoor/casework/placement';
import { eachByItself, OfferWork, QueueTransaction, refuseExcluded } from '@frontdoor/casework/queue';

type Move = BodyOf<typeof api.moveEnquiry>;

/** Brings enquiries to the service or colleague who can deal with them, with a brief of all that is known of them. */
@Injectable()
export class MoveEnquiry {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly placement: Placement,
    private readonly handing: HandOver,
    private readonly promising: PromiseCallback,
    private readonly directory: Directory,
    private readonly ledger: Ledger,
    private readonly offerWork: OfferWork,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /**
   * Done twice, it is done once. What it is taken for is changed only by somebody who saw all that the customer sent.
   *
   * @returns the entry of the ledger that takes it back; null where nothing was changed
   * @throws FrontdoorError `enquiry-closed`, `destination-missing`, `service-unknown`, `agent-unknown`, `colleague-elsewhere`,
   * `promise-lengthened`, `newer-from-customer`, `handover-pending`, `hop-budget-spent`, `window-not-offered`, `call-not-possible`
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

  private one(agent: Agent, id: string, move: Move): Promise<string | null> {
    const { kind, reason, brief, seenUpTo, despiteLater, callback } = move;
    const { organisationId } = agent;
    return this.queue.run(organisationId, async (manager) => {
      const enquiry = await openEnquiry(manager, id, organisationId, agent);
      const { service, colleague } = await this.destination(manager, enquiry, move);
      if (seenUpTo !== undefined || (kind !== undefined && kind !== enquiry.kind))
        await sawAll(manager, id, { agentId: agent.id, seenUpTo });
      const to = { service, kind, reason };
      if (!despiteLater) await this.refuseLater(manager, agent, enquiry, to);
      const window = callback && { from: Date.parse(callback.from), to: Date.parse(callback.to) };
      if (window)
        await this.promising.refuseUnstaffed(manager, { organisationId, serviceId: service.id }, window);
      const handed = await this.handing.hand(manager, agent, enquiry, {
        ...{ service, colleague, kind, brief },
        why: reason,
      });
      if (window) {
        // Whoever has it by then rings, with the brief before them.
        const after = await manager.findOneByOrFail(Enquiry, { id });
        const promised = { window, number: callback.number, reason, ownerId: colleague?.id ?? null };
        await this.promising.promise(manager, agent, after, promised);
      }
      return handed.entryId;
    });
  }

  private async destination(
    manager: EntityManager,
    enquiry: Enquiry,
    { service: slug, colleague: id }: Move,
  ): Promise<{ service: Service; colleague: Agent | null }> {
    const { organisationId, serviceId } = enquiry;
    if (slug === undefined && id === undefined) throw new FrontdoorError('destination-missing');
    const colleague =
      id === undefined ? null : await manager.findOneBy(Agent, { id, organisationId, active: true });
    if (id !== undefined && !colleague) throw new FrontdoorError('agent-unknown');
    if (colleague) await refuseExcluded(manager, enquiry, colleague);
    const service =
      slug === undefined
        ? await manager.findOneByOrFail(Service, { id: serviceId })
        : await this.directory.serviceCalled(organisationId, slug);
    return { service, colleague };
  }

  private takeBack(
    agent: Agent,
    { id: enquiryId, eventId: id }: { id: string; eventId: string },
    reason: string,
  ): Promise<void> {
    const { organisationId } = agent;
    return this.queue.run(organisationId, async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, organisationId, agent);
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
