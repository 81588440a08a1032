import { Injectable } from '@nestjs/common';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  type CameAlong,
  Commitment,
  Contact,
  countContactsAnew,
  Enquiry,
  type EntityManager,
  In,
  IsNull,
  Join,
  LedgerEntry,
  lockEnquiries,
  MoreThan,
  Not,
  passPromisesOn,
  Service,
} from '@frontdoor/persistence';
import { findEnquiry, OpenAndClosed } from '../enquiries/index.js';
import { type Joined, Ledger, type NewLedgerEntry } from '../ledger/index.js';
import { LiveEvents } from '../live/index.js';
import { isExcluded, refuseExcluded } from '../queue/index.js';
import { Timeline } from '../timeline/index.js';
import { carryAll, carryBack, carryContacts } from './carried.js';
import { refuseJoin } from './refuse-join.js';
import { refuseLaterThan } from './refuse-later-than.js';
import { WorkTogether } from './work-together.js';

/** What belongs together on somebody's word. */
interface Belonging {
  fromId: string;
  intoId: string;
  /** Only this contact of the first goes to the other, because others came to it. */
  contactId?: string | undefined;
  /** Its author saw that somebody may have an answer later than was promised. */
  despiteLater?: boolean | undefined;
}

/**
 * An enquiry becomes part of another, or a contact of it does, and goes apart from it again. Called inside a
 * QueueTransaction.
 */
@Injectable()
export class Joins {
  constructor(
    private readonly ledger: Ledger,
    private readonly openAndClosed: OpenAndClosed,
    private readonly work: WorkTogether,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * All of the one goes to the other, which keeps its reference and its owner. Done twice, it is done once.
   *
   * @returns the id by which it can be undone
   * @throws FrontdoorError `enquiry-not-found`, `enquiry-joined`, `agent-excluded`, `customers-differ`, `kinds-differ`, `promise-lengthened`
   */
  async join(manager: EntityManager, agent: Agent, belonging: Belonging): Promise<string> {
    const { fromId, intoId, contactId, despiteLater } = belonging;
    await lockEnquiries(manager, { ids: [fromId, intoId] });
    const done = await manager.findOneBy(Join, { fromId, intoId, undoneAt: IsNull() });
    if (done && !contactId) return done.id;
    const from = await findEnquiry(manager, fromId, agent.organisationId, agent);
    const into = await findEnquiry(manager, intoId, agent.organisationId, agent);
    await refuseJoin(manager, from, into);
    const isLater = await refuseLaterThan(manager, this.ledger, from, into);
    const before = await this.workOf(manager, from, into);
    const newest = await newestOf(manager, fromId, contactId);
    const at = this.clock.now();
    const carried = contactId
      ? await carryContacts(manager, [contactId], from, into)
      : await carryAll(manager, from, into, at);
    if (!contactId) carried.joined = await this.leaveShell(manager, from, into, at);
    await this.takeOver(manager, from, into, carried, contactId === undefined);
    const [entryId, caused] = await this.writeDown(manager, agent, from, into, { carried, newest, at });
    await this.ledger.derive(manager, contactId ? [fromId, intoId].toSorted() : [intoId]);
    if (!despiteLater) await isLater();
    const answering = await this.work.bringTogether(manager, into, before, carried);
    await this.work.keepApart(manager, from.id, into.id, at);
    const { state, closedAt, contactsIn } = from;
    const came: CameAlong = {
      ...{ ...carried, caused, answering },
      ...(!contactId && { from: { state, closedAt, contactsIn } }),
      into: { state: into.state, closedAt: into.closedAt, reopened: into.reopened, ownerId: into.ownerId },
    };
    const id = this.ids.uuid();
    const { organisationId } = agent;
    await manager.insert(Join, { id, organisationId, fromId, intoId, entryId, came, byId: agent.id, at });
    await this.say(manager, agent, from, into, came);
    return id;
  }

  /**
   * Some contacts of the one go to the other, which was made for them: what they are about is another matter.
   *
   * @returns the id by which it can be undone
   */
  async carry(
    manager: EntityManager,
    agent: Agent,
    { from, into, contactIds }: { from: Enquiry; into: Enquiry; contactIds: readonly string[] },
  ): Promise<string> {
    const before = await this.workOf(manager, from, into);
    const at = this.clock.now();
    const carried = await carryContacts(manager, contactIds, from, into);
    await this.takeOver(manager, from, into, carried, false);
    const [entryId, caused] = await this.writeDown(manager, agent, from, into, {
      ...{ carried, newest: null, at },
      isSplit: true,
    });
    await this.ledger.derive(manager, [from.id, into.id].toSorted());
    const answering = await this.work.bringTogether(manager, into, before, carried);
    await this.work.keepApart(manager, from.id, into.id, at);
    const { state, closedAt, reopened, ownerId } = into;
    const came: CameAlong = { ...carried, caused, answering, into: { state, closedAt, reopened, ownerId } };
    const id = this.ids.uuid();
    const { organisationId } = agent;
    await manager.insert(Join, {
      ...{ id, organisationId, fromId: from.id, intoId: into.id, entryId, came },
      ...{ byId: agent.id, at, split: true },
    });
    return id;
  }

  /**
   * What came along is where it was, promises as they were; what came since stays where it came. Both go on saying so.
   *
   * @returns the enquiries that are two again
   * @throws FrontdoorError `join-not-found`, also for one that was undone; `agent-excluded`
   */
  async undo(manager: EntityManager, agent: Agent, id: string): Promise<{ fromId: string; intoId: string }> {
    const { organisationId } = agent;
    const known = await manager.findOneBy(Join, { id, organisationId });
    if (!known) throw new FrontdoorError('join-not-found');
    // What it joined may have joined another since.
    const { enquiryId: intoId } = await manager.findOneByOrFail(LedgerEntry, { id: known.entryId });
    const { fromId, came, entryId } = known;
    for (const each of [fromId, intoId]) await refuseExcluded(manager, { id: each, organisationId }, agent);
    await lockEnquiries(manager, { ids: [fromId, intoId] });
    const now = this.clock.now();
    const undone = await manager.update(
      Join,
      { id, undoneAt: IsNull() },
      { undoneAt: now, undoneById: agent.id },
    );
    if (undone.affected === 0) throw new FrontdoorError('join-not-found');
    if (came.from) {
      const { state, closedAt } = came.from;
      await manager.update(Enquiry, { id: fromId }, { joinedId: null, state, closedAt });
      await manager.update(Enquiry, { id: In(came.joined), joinedId: intoId }, { joinedId: fromId });
    }
    await carryBack(manager, came, { fromId: intoId, toId: fromId, now });
    const entries = await manager.findBy(LedgerEntry, {
      id: In([entryId, ...came.caused]),
      takenBackAt: IsNull(),
    });
    await this.ledger.takeBack(manager, entries, agent.id, 'it is another matter');
    await this.ledger.derive(manager, [fromId]);
    const from = await manager.findOneByOrFail(Enquiry, { id: fromId });
    const into = await manager.findOneByOrFail(Enquiry, { id: intoId });
    await this.handBack(manager, known, from, into);
    await this.sayApart(manager, agent, from, into);
    return { fromId, intoId };
  }

  private async workOf(manager: EntityManager, from: Enquiry, into: Enquiry) {
    const [its] = await this.work.answeringOf(manager, from.id);
    const [other] = await this.work.answeringOf(manager, into.id);
    return { from: its, into: other };
  }

  /** What stays of it is its reference, which leads to the other; so do those that had joined it. */
  private async leaveShell(
    manager: EntityManager,
    { id }: Enquiry,
    { id: joinedId }: Enquiry,
    at: number,
  ): Promise<string[]> {
    const joined = await manager.findBy(Enquiry, { joinedId: id });
    await manager.update(Enquiry, { joinedId: id }, { joinedId });
    await manager.update(Enquiry, { id }, { joinedId, state: 'closed', closedAt: at });
    return joined.map((each) => each.id);
  }

  /** The other deals with it from now on: its service, its owner; it is open again where this was. */
  private async takeOver(
    manager: EntityManager,
    from: Enquiry,
    into: Enquiry,
    { contacts, commitments }: Pick<CameAlong, 'contacts' | 'commitments'>,
    isWhole: boolean,
  ): Promise<void> {
    const { teamId } = await manager.findOneByOrFail(Service, { id: into.serviceId });
    await passPromisesOn(manager, { ids: commitments, serviceId: into.serviceId, teamId });
    const received = await manager.countBy(Contact, { id: In(contacts), direction: 'in', automatic: false });
    await countContactsAnew(manager, { id: into.id, n: received });
    if (!isWhole) await countContactsAnew(manager, { id: from.id, n: -received });
    const mayFollow = into.ownerId === null && from.serviceId === into.serviceId;
    if (mayFollow && from.ownerId !== null && !(await isExcluded(manager, into, from.ownerId)))
      await manager.update(Enquiry, { id: into.id }, { ownerId: from.ownerId });
    if (into.state === 'closed' && from.state === 'open')
      await this.openAndClosed.reopenBecause(manager, 'customer-wrote', [{ id: into.id }]);
  }

  /** The entry by which it counts, and those that follow from it: who waited for the customer waits no longer. */
  private async writeDown(
    manager: EntityManager,
    { id: byId, organisationId }: Agent,
    from: Enquiry,
    { id: enquiryId, waitingSince }: Enquiry,
    {
      carried,
      newest,
      at,
      isSplit = false,
    }: {
      carried: Pick<CameAlong, 'contacts' | 'entries'>;
      newest: LedgerEntry | null;
      at: number;
      isSplit?: boolean;
    },
  ): Promise<[string, string[]]> {
    const shared = { enquiryId, organisationId, byId };
    const answered = waitingSince !== null && newest !== null && newest.at > waitingSince;
    const ended: NewLedgerEntry[] = answered
      ? [
          { ...shared, type: 'resumed', at: newest.at },
          { ...shared, type: 'clarification-received', at: newest.at },
        ]
      : [];
    const caused = await this.ledger.write(manager, ended);
    const data: Joined = {
      ...{ enquiryId: from.id, reference: from.reference },
      ...{ entryIds: carried.entries, contactIds: carried.contacts },
      ...(isSplit && { isSplit }),
    };
    const contactId = newest?.contactId ?? undefined;
    const [entryId] = await this.ledger.write(manager, [
      { ...shared, type: 'joined', at, data: { ...data }, ...(contactId !== undefined && { contactId }) },
    ]);
    return [entryId!, [...caused]];
  }

  /** As before, where nothing happened since that says otherwise. */
  private async handBack(manager: EntityManager, join: Join, from: Enquiry, into: Enquiry): Promise<void> {
    const { came, at, entryId } = join;
    const { teamId } = await manager.findOneByOrFail(Service, { id: from.serviceId });
    const its = await manager.findBy(Commitment, { enquiryId: from.id });
    const ids = its.map(({ id }) => id);
    await passPromisesOn(manager, { ids, serviceId: from.serviceId, teamId });
    const received = await manager.countBy(Contact, {
      id: In(came.contacts),
      direction: 'in',
      automatic: false,
    });
    await countContactsAnew(manager, { id: into.id, n: -received });
    if (!came.from) await countContactsAnew(manager, { id: from.id, n: received });
    if (came.into.ownerId === null && into.ownerId !== null && into.ownerId === from.ownerId)
      await manager.update(Enquiry, { id: into.id }, { ownerId: null });
    if (came.into.state === 'closed' && into.state === 'open') {
      const since = await manager.existsBy(LedgerEntry, {
        ...{ enquiryId: into.id, recordedAt: MoreThan(at), takenBackAt: IsNull() },
        id: Not(In([entryId, ...came.caused])),
      });
      const { state, closedAt, reopened } = came.into;
      if (!since) await manager.update(Enquiry, { id: into.id }, { state, closedAt, reopened });
    }
    await this.work.takeApart(manager, from, into, came);
  }

  private async say(
    manager: EntityManager,
    agent: Agent,
    from: Enquiry,
    into: Enquiry,
    { contacts, from: whole }: CameAlong,
  ): Promise<void> {
    const count = contacts.length === 1 ? 'one message' : `${contacts.length} messages`;
    await this.timeline.events(manager, [
      {
        ...{ enquiryId: from.id, byId: agent.id },
        text: whole
          ? `${agent.name} joined it with ${into.reference}: all of it is there now`
          : `${agent.name} said that a message belongs to ${into.reference}, where it is now`,
      },
      {
        ...{ enquiryId: into.id, byId: agent.id },
        text: whole
          ? `${agent.name} joined ${from.reference} with it: “${from.subject}”, ${count}`
          : `${agent.name} said that a message of ${from.reference} belongs here`,
      },
    ]);
    await this.tell(manager, from, into);
  }

  private async sayApart(manager: EntityManager, agent: Agent, from: Enquiry, into: Enquiry): Promise<void> {
    const undid = (other: Enquiry): string =>
      `${agent.name} took back that it belongs together with ${other.reference}`;
    await this.timeline.events(manager, [
      { enquiryId: from.id, byId: agent.id, text: `${undid(into)}: what came from here is here again` },
      { enquiryId: into.id, byId: agent.id, text: `${undid(from)}: what came from there is there again` },
    ]);
    await this.tell(manager, from, into);
  }

  /** Whoever looks at one of them sees it. */
  tell(manager: EntityManager, ...enquiries: Enquiry[]): Promise<void> {
    return this.live.append(
      manager,
      enquiries.flatMap(({ id: subjectId, organisationId }) => [
        { organisationId, topic: 'enquiry' as const, subjectId },
        { organisationId, topic: 'queue' as const, subjectId },
      ]),
    );
  }
}

/** What came in last, of all or of one contact. */
const newestOf = (
  manager: EntityManager,
  enquiryId: string,
  contactId: string | undefined,
): Promise<LedgerEntry | null> =>
  manager.findOne(LedgerEntry, {
    where: {
      ...{ enquiryId, type: 'contact-received', takenBackAt: IsNull() },
      ...(contactId !== undefined && { contactId }),
    },
    order: { position: 'DESC' },
  });
