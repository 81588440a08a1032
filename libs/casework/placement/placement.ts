import { Injectable } from '@nestjs/common';
import type { EnquiryKind } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  Agent,
  Commitment,
  Enquiry,
  type EntityManager,
  In,
  IsNull,
  LedgerEntry,
  Service,
  type WorkItem,
} from '@frontdoor/persistence';
import { Ledger, type NewLedgerEntry, sayEntry } from '../ledger/index.js';
import { LiveEvents } from '../live/index.js';
import { isExcluded, WorkItems } from '../queue/index.js';
import { Timeline } from '../timeline/index.js';

/** Where an enquiry is to be dealt with. */
export interface Destination {
  service: Service;
  /** What it is, where that was taken wrongly. */
  kind?: EnquiryKind | undefined;
  reason: string;
}

type Named = Pick<Service, 'id' | 'slug' | 'name'>;

/** What the ledger keeps of a move, so that it can be taken back. */
interface Moved {
  from: Named;
  to: Named;
  reason: string;
  enquiryKind?: EnquiryKind;
  ownerId: string | null;
  /** Who had which work. */
  held: { id: string; agentId: string }[];
}

/**
 * Which service deals with an enquiry. What the customer was promised follows from where they wrote and what it is, and
 * stays as it was; who keeps it changes. Called inside a QueueTransaction, with the enquiry locked.
 */
@Injectable()
export class Placement {
  constructor(
    private readonly ledger: Ledger,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Brings it to another service: its work keeps its place in the queue, its owner stays where they work for that service,
   * else whoever takes it next owns it. Does nothing where it is there already.
   *
   * @returns the entry of the ledger that takes it back; null where nothing was done
   */
  async move(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    to: Destination,
  ): Promise<string | null> {
    const from = await manager.findOneByOrFail(Service, { id: enquiry.serviceId });
    const entry = this.entryOf(agent, enquiry, from, to, await this.items.openOf(manager, enquiry.id));
    if (!entry) return null;
    const owner = await ownerOf(manager, enquiry);
    const staying = worksFor(owner, to.service) ? owner : null;
    const text = `${agent.name} moved it from ${from.name} to ${to.service.name}: ${to.reason}`;
    await this.timeline.event(manager, enquiry.id, agent.id, text);
    if (owner && !staying) {
      const released = `${owner.name} no longer owns it; whoever takes it on in ${to.service.name} will`;
      await this.timeline.event(manager, enquiry.id, agent.id, released);
    }
    await this.place(manager, enquiry, to.service, staying?.id ?? null, () =>
      this.ledger.record(manager, [entry]),
    );
    return (await lastMove(manager, enquiry.id))!.id;
  }

  /** What the ledger would say of it; undefined where nothing would change. */
  entryOf(
    agent: Pick<Agent, 'id'>,
    enquiry: Enquiry,
    from: Service,
    { service, kind, reason }: Destination,
    open: readonly Pick<WorkItem, 'id' | 'state' | 'agentId'>[] = [],
  ): NewLedgerEntry | undefined {
    const enquiryKind = kind === enquiry.kind ? undefined : kind;
    if (from.id === service.id && enquiryKind === undefined) return undefined;
    const data: Moved = {
      ...{ from: named(from), to: named(service), reason, ownerId: enquiry.ownerId },
      held: open.flatMap(({ id, state, agentId }) =>
        state === 'assigned' && agentId ? { id, agentId } : [],
      ),
      ...(enquiryKind !== undefined && { enquiryKind }),
    };
    const { id: enquiryId, organisationId } = enquiry;
    return {
      ...{ enquiryId, organisationId, type: 'moved', at: this.clock.now(), byId: agent.id },
      data: { ...data },
    };
  }

  /**
   * As before the move: service, owner, and who had the work, as far as nobody took it since and they may still deal with it.
   *
   * @throws FrontdoorError `event-refused` when it was moved on after that
   */
  async takeBack(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    entry: LedgerEntry,
    reason: string,
  ): Promise<void> {
    const { from, ownerId, held } = entry.data as unknown as Moved;
    if ((await lastMove(manager, enquiry.id))?.id !== entry.id)
      throw new FrontdoorError('event-refused', {
        reason: 'it was moved on after that; take that back first',
      });
    const said = `${agent.name} took back: ${sayEntry(entry)} (${reason})`;
    await this.timeline.event(manager, enquiry.id, agent.id, said);
    const service = await manager.findOneByOrFail(Service, { id: from.id });
    const owner = await this.whoMay(manager, enquiry, ownerId);
    await this.place(manager, enquiry, service, owner ? owner.id : null, async () => {
      await this.ledger.takeBack(manager, [entry], agent.id, reason);
    });
    for (const item of await this.items.openOf(manager, enquiry.id)) {
      const had = item.state === 'waiting' && held.find(({ id }) => id === item.id);
      const holder = had && (await this.whoMay(manager, enquiry, had.agentId));
      if (holder) await this.items.assign(manager, item, holder, 'give');
    }
  }

  private async whoMay(manager: EntityManager, enquiry: Enquiry, id: string | null): Promise<Agent | null> {
    if (id === null || (await isExcluded(manager, enquiry, id))) return null;
    return manager.findOneBy(Agent, { id, active: true });
  }

  private async place(
    manager: EntityManager,
    { id: enquiryId, organisationId }: Enquiry,
    service: Service,
    ownerId: string | null,
    writeDown: () => Promise<void>,
  ): Promise<void> {
    await manager.update(Enquiry, { id: enquiryId }, { serviceId: service.id, ownerId });
    await writeDown();
    // What was missed before stays with whom it was missed.
    await manager.update(
      Commitment,
      { enquiryId, state: In(['running', 'paused']) },
      { serviceId: service.id, teamId: service.teamId },
    );
    await this.items.passOn(manager, enquiryId, service, ownerId);
    await this.live.append(manager, [
      { organisationId, topic: 'enquiry', subjectId: enquiryId },
      { organisationId, topic: 'queue', subjectId: enquiryId },
    ]);
  }
}

/** The newest move of an enquiry that counts. */
const lastMove = (manager: EntityManager, enquiryId: string): Promise<LedgerEntry | null> =>
  manager.findOne(LedgerEntry, {
    where: { enquiryId, type: 'moved', takenBackAt: IsNull() },
    order: { position: 'DESC' },
  });

/** Who owns an enquiry, if they still work here. */
export const ownerOf = async (
  manager: EntityManager,
  { ownerId }: Pick<Enquiry, 'ownerId'>,
): Promise<Agent | null> => (ownerId ? manager.findOneBy(Agent, { id: ownerId }) : null);

/** Whether somebody may be given work of a service. */
export const worksFor = (agent: Agent | null, { id }: Pick<Service, 'id'>): boolean =>
  agent !== null && agent.active && agent.serviceIds.includes(id);

const named = ({ id, slug, name }: Service): Named => ({ id, slug, name });
