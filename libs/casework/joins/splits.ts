import { Injectable } from '@nestjs/common';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  Agent,
  Commitment,
  Contact,
  Enquiry,
  type EntityManager,
  In,
  type Join,
  Service,
} from '@frontdoor/persistence';
import { openEnquiry } from '../enquiries/index.js';
import { WorkItems } from '../queue/index.js';
import { Timeline } from '../timeline/index.js';
import { Joins } from './joins.js';
import { WorkTogether } from './work-together.js';

/** What is another matter, as somebody read it. */
export interface OtherMatter {
  /** What of it was said, at least one from the customer. */
  contactIds: readonly string[];
  service: Service;
  subject: string;
}

/**
 * What came as one matter is two. What was said about the other goes to an enquiry made for it, with what was promised for
 * that, due when it was. Called inside a QueueTransaction.
 */
@Injectable()
export class Splits {
  constructor(
    private readonly joins: Joins,
    private readonly work: WorkTogether,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The one that is split keeps its reference, its service and its owner. The other has the same customer and charter; its owner is
   * the same where they work for its service, else whoever takes it on.
   *
   * @throws FrontdoorError `enquiry-not-found`, `enquiry-closed`, `enquiry-joined`, `agent-excluded`, `split-refused`
   */
  async split(manager: EntityManager, agent: Agent, id: string, other: OtherMatter): Promise<Enquiry> {
    const { contactIds, service, subject } = other;
    const from = await openEnquiry(manager, id, agent.organisationId, agent);
    const contacts = await manager.findBy(Contact, { enquiryId: id });
    const going = contacts.filter((each) => contactIds.includes(each.id));
    const received = (all: readonly Contact[]): Contact[] =>
      all.filter(({ direction, automatic }) => direction === 'in' && !automatic);
    const theirs = received(going);
    if (going.length < new Set(contactIds).size) throw refused('not all of that is on this enquiry');
    if (theirs.length === 0) throw refused('nothing of that came from the customer');
    if (theirs.length === received(contacts).length)
      throw refused('nothing would be left that came from the customer');
    const into = await this.make(manager, from, service, subject, theirs);
    await this.joins.carry(manager, agent, { from, into, contactIds: going.map((each) => each.id) });
    await this.ensureWork(manager, from.id);
    await this.ensureWork(manager, into.id);
    await this.timeline.events(manager, [
      {
        ...{ enquiryId: from.id, byId: agent.id },
        text: `${agent.name} made another matter of ${count(going.length)}: ${into.reference}, with ${service.name}`,
      },
      {
        ...{ enquiryId: into.id, byId: agent.id },
        text: `${agent.name} made this of ${count(going.length)} of ${from.reference}: another matter`,
      },
    ]);
    await this.joins.tell(manager, from, into);
    return into;
  }

  /**
   * It was one matter after all: what went is where it was. What came to the other since goes along; its reference leads there.
   *
   * @returns the enquiries, the one that was split first
   */
  async undo(manager: EntityManager, agent: Agent, known: Join): Promise<{ fromId: string; intoId: string }> {
    const both = await this.joins.undo(manager, agent, known.id);
    const { fromId, intoId } = both;
    for (const item of await this.items.openOf(manager, intoId))
      await this.items.finish(manager, item, 'It was one matter after all');
    if (await manager.existsBy(Contact, { enquiryId: intoId })) {
      await this.joins.join(manager, agent, { fromId: intoId, intoId: fromId, despiteLater: true });
    } else {
      await manager.update(
        Enquiry,
        { id: intoId },
        { joinedId: fromId, state: 'closed', closedAt: this.clock.now() },
      );
    }
    await this.ensureWork(manager, fromId);
    return both;
  }

  private async make(
    manager: EntityManager,
    from: Enquiry,
    service: Service,
    subject: string,
    theirs: readonly Contact[],
  ): Promise<Enquiry> {
    const owner = from.ownerId && (await manager.findOneBy(Agent, { id: from.ownerId, active: true }));
    const id = this.ids.uuid();
    const at = theirs.map((each) => each.at);
    const { organisationId, kind, customerId, homeId, packId, packVersion, packHash } = from;
    await manager.insert(Enquiry, {
      ...{ id, organisationId, kind, customerId, homeId, packId, packVersion, packHash },
      ...{ reference: this.ids.reference(), subject, state: 'open', serviceId: service.id },
      ownerId: owner && owner.serviceIds.includes(service.id) ? owner.id : null,
      openedAt: Math.min(...at),
      lastContactAt: Math.max(...at),
      // Counted as they come.
      contactsIn: 0,
    });
    return manager.findOneByOrFail(Enquiry, { id });
  }

  /** Where something is still promised somebody has it to answer. */
  private async ensureWork(manager: EntityManager, enquiryId: string): Promise<void> {
    if ((await this.work.answeringOf(manager, enquiryId)).length > 0) return;
    const running = await manager.existsBy(Commitment, {
      ...{ enquiryId, whose: 'council' },
      state: In(['running', 'paused']),
    });
    const newest = await manager.findOne(Contact, {
      where: { enquiryId, direction: 'in', automatic: false },
      order: { at: 'DESC' },
    });
    if (!running || !newest) return;
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    await this.items.add(manager, enquiry, 'answer', newest);
  }
}

const refused = (reason: string): FrontdoorError => new FrontdoorError('split-refused', { reason });

const count = (n: number): string => (n === 1 ? 'one message' : `${n} messages`);
