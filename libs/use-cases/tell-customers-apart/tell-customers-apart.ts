import { Injectable } from '@nestjs/common';
import { type CustomerDoubt as DoubtView, CHANNELS } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  Customer,
  CustomerChange,
  CustomerDoubt,
  DataSource,
  Enquiry,
  type EntityManager,
  findChannelsOf,
  findCustomerDoubts,
  findLikeCustomers,
  findOpenedBy,
  Identifier,
  In,
  IsNull,
  lockCustomers,
  lockEnquiries,
  lockParties,
} from '@frontdoor/persistence';
import { identifierKey } from '@frontdoor/casework/customers';
import { LiveEvents } from '@frontdoor/casework/live';
import { Merges, type Parted, sayEvidence } from '@frontdoor/casework/merges';
import { OfferWork, QueueTransaction } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';

/** What goes from one customer to another. */
interface Moved {
  fromId: string;
  toId: string;
  enquiryIds: string[];
  identifierIds: string[];
  /** What suggested it, in words. */
  evidence?: string | null;
}

/** What somebody says of a customer and another one. */
interface SaidOfTwo {
  otherId: string;
  decision: 'one' | 'apart';
  /** The enquiry beside which it was suggested. */
  enquiryId?: string | undefined;
}

/** People say who is who, which no rule can. What they say moves enquiries and addresses, and can be undone. */
@Injectable()
export class TellCustomersApart {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly merges: Merges,
    private readonly offerWork: OfferWork,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * `one`: all of the customer goes to the other. `apart`: nobody is asked about these two again. Said twice, it is said once.
   *
   * @throws FrontdoorError `customer-not-found`
   */
  async say(agent: Agent, customerId: string, { otherId, decision, enquiryId }: SaidOfTwo): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const { from, to } = await this.lockBoth(manager, agent, customerId, otherId);
      const moved: Moved = { fromId: from.id, toId: to.id, enquiryIds: [], identifierIds: [] };
      if (from.id === to.id) return;
      if (decision === 'one') {
        moved.evidence = await evidenceOf(manager, { organisationId, from, to, enquiryId });
        Object.assign(moved, await this.merges.bringTogether(manager, from, to));
        const names = `${from.name ?? 'this customer'} and ${to.name ?? 'another'}`;
        await this.tell(manager, agent, moved.enquiryIds, `${agent.name} said that ${names} are one person`);
      }
      await this.write(manager, agent, decision, moved);
    });
  }

  /**
   * Each has again what would be theirs if it had never been said, whatever else was said before or since. What came meanwhile goes
   * by who wrote it, or is asked about.
   *
   * @throws FrontdoorError `customer-decision-not-found`, also for one that was undone; `not-allowed` for what a supervisor decided.
   */
  async undo(agent: Agent, id: string): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const known = await manager.findOneBy(CustomerChange, { id, organisationId });
      if (!known) throw new FrontdoorError('customer-decision-not-found');
      const isOfSupervisor = await manager.existsBy(CustomerDoubt, { changeId: id });
      if (isOfSupervisor && !agent.roles.includes('supervisor')) throw new FrontdoorError('not-allowed');
      await this.lockBoth(manager, agent, known.fromId, known.toId);
      const undone = await manager.update(
        CustomerChange,
        { id, undoneAt: IsNull() },
        { undoneAt: this.clock.now(), undoneById: agent.id },
      );
      if (undone.affected === 0) throw new FrontdoorError('customer-decision-not-found');
      const { movedIds, askedIds } = await this.takeBack(manager, agent, known);
      if (askedIds.length > 0) await manager.update(CustomerChange, { id }, { askedIds });
      const went = movedIds.filter((each) => !askedIds.includes(each));
      await this.tell(manager, agent, went, `${agent.name} undid what was said about this customer`);
      const asked = `${agent.name} undid what was said about this customer. This came meanwhile and does not tell whose it is`;
      await this.tell(manager, agent, askedIds, asked);
      await manager.update(CustomerDoubt, { changeId: id }, { changeId: null });
    });
    this.offerWork.kick(organisationId);
  }

  /**
   * Whose an enquiry is that came while two customers were one: of the two that were named in the decision, the first or the other.
   *
   * @throws FrontdoorError `customer-decision-not-found` where nothing is asked about the enquiry
   */
  async answer(agent: Agent, id: string, enquiryId: string, whose: 'one' | 'other'): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const known = await manager.findOne(CustomerChange, {
        where: { id, organisationId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!known?.askedIds.includes(enquiryId)) throw new FrontdoorError('customer-decision-not-found');
      await this.lockBoth(manager, agent, known.fromId, known.toId);
      const homeId = whose === 'one' ? known.fromId : known.toId;
      await this.merges.give(manager, agent, enquiryId, homeId, known.at);
      const askedIds = known.askedIds.filter((each) => each !== enquiryId);
      await manager.update(CustomerChange, { id }, { askedIds });
      const { name } = await manager.findOneByOrFail(Customer, { id: homeId });
      await this.tell(
        manager,
        agent,
        [enquiryId],
        `${agent.name} said that this is from ${name ?? 'the customer it is with now'}`,
      );
    });
    this.offerWork.kick(organisationId);
  }

  /**
   * Several people write from an address of a customer, or nobody but them. Whoever writes from a shared one is found by it no
   * longer, and it suggests nobody; what the hub concluded of it by itself is taken back by saying that it is one person's.
   *
   * @throws FrontdoorError `customer-not-found`, `address-unknown`
   */
  async sayOfAddress(
    agent: Agent,
    customerId: string,
    { kind, value, shared }: Pick<Identifier, 'kind' | 'value' | 'shared'>,
  ): Promise<void> {
    const { organisationId } = agent;
    await this.queue.run(organisationId, async (manager) => {
      const { from } = await this.lockBoth(manager, agent, customerId, customerId);
      const its = await manager.findBy(Identifier, { organisationId, kind, value });
      if (!its.some((each) => each.customerId === from.id))
        throw new FrontdoorError('address-unknown', { value });
      if (its.every((each) => each.saidShared === shared)) return;
      const identifierIds = idsOf(its);
      await manager.update(Identifier, { id: In(identifierIds) }, { shared, saidShared: shared });
      const moved = { fromId: from.id, toId: from.id, enquiryIds: [], identifierIds };
      await this.write(manager, agent, shared ? 'shared' : 'own', moved);
      const open = await manager.findBy(Enquiry, { customerId: from.id, state: 'open' });
      const who = shared ? 'several people write from' : 'nobody but this customer writes from';
      await this.tell(manager, agent, idsOf(open), `${agent.name} said that ${who} ${value}`);
    });
  }

  async doubts({ organisationId }: Agent): Promise<DoubtView[]> {
    const rows = await findCustomerDoubts(this.source, { organisationId });
    return rows.map(({ enquiries, ...row }) => ({
      ...row,
      enquiries: enquiries.map(({ openedAt, ...each }) => ({
        ...each,
        openedAt: toIso(Date.parse(openedAt)),
      })),
    }));
  }

  /**
   * `separated`: what began with the address goes to a customer of its own, whom it finds from now on.
   *
   * @returns the id by which it can be undone
   * @throws FrontdoorError `customer-doubt-not-found`, also for one that was decided.
   */
  async decide(agent: Agent, id: string, decision: 'separated' | 'one'): Promise<string> {
    return this.queue.run(agent.organisationId, async (manager) => {
      const { organisationId } = agent;
      const doubt = await manager.findOne(CustomerDoubt, {
        where: { id, organisationId, changeId: IsNull() },
        lock: { mode: 'for_no_key_update' },
      });
      if (!doubt) throw new FrontdoorError('customer-doubt-not-found');
      const { customerId: fromId } = doubt;
      const stays = { fromId, toId: fromId, enquiryIds: [], identifierIds: [] };
      const moved = decision === 'one' ? stays : await this.separate(manager, agent, doubt);
      const changeId = await this.write(manager, agent, decision, moved);
      await manager.update(CustomerDoubt, { id }, { changeId });
      return changeId;
    });
  }

  private async takeBack(manager: EntityManager, agent: Agent, known: CustomerChange): Promise<Parted> {
    const { kind, fromId, toId, identifierIds } = known;
    const nothing: Parted = { movedIds: [], askedIds: [] };
    if (kind === 'one' && fromId !== toId) return this.merges.takeApart(manager, agent, known);
    if (kind === 'separated')
      return { ...nothing, movedIds: await this.merges.giveBack(manager, toId, fromId) };
    if (kind !== 'shared' && kind !== 'own') return nothing;
    await manager.update(Identifier, { id: In(identifierIds) }, { shared: kind === 'own', saidShared: null });
    const open = await manager.findBy(Enquiry, { customerId: fromId, state: 'open' });
    return { ...nothing, movedIds: idsOf(open) };
  }

  private async separate(manager: EntityManager, agent: Agent, doubt: CustomerDoubt): Promise<Moved> {
    const { organisationId, kind, value, enquiryIds: evidence } = doubt;
    await lockParties(manager, { keys: [keyOf({ organisationId, kind, value })] });
    const known = await manager.findOneByOrFail(Customer, { id: doubt.customerId });
    const fromId = known.mergedIntoId ?? known.id;
    await lockCustomers(manager, { ids: [fromId] });
    const opened = await findOpenedBy(manager, { customerId: fromId, ids: evidence, kind, value });
    const enquiryIds = idsOf(opened);
    const { language } = await manager.findOneByOrFail(Customer, { id: fromId });
    const toId = this.ids.uuid();
    const name = opened.find((each) => each.name !== null)?.name ?? null;
    await manager.insert(Customer, { id: toId, organisationId, name, language, createdAt: this.clock.now() });
    const identifiers = await manager.find(Identifier, {
      where: [
        { customerId: fromId, kind, value },
        { customerId: fromId, enquiryId: In(enquiryIds) },
      ],
    });
    const moved = { fromId, toId, enquiryIds, identifierIds: idsOf(identifiers) };
    await lockEnquiries(manager, { ids: enquiryIds });
    const theirs = { customerId: toId, homeId: toId };
    await manager.update(Enquiry, { id: In(enquiryIds), customerId: fromId }, theirs);
    await manager.update(Identifier, { id: In(moved.identifierIds), customerId: fromId }, theirs);
    const found = await manager.findBy(Identifier, { organisationId, kind, value, enquiryId: IsNull() });
    const channels = await findChannelsOf(manager, { ids: evidence, kind, value });
    const vouched = channels.some(({ channel }) => CHANNELS[channel].vouchesFor.includes(kind));
    if (found.length === 0 && vouched && kind !== 'handle') {
      const own = { id: this.ids.uuid(), organisationId, customerId: toId, homeId: toId, kind, value };
      await manager.insert(Identifier, { ...own, createdAt: this.clock.now() });
      moved.identifierIds.push(own.id);
    }
    const text = `${agent.name} made a customer of their own of whoever writes from ${value}`;
    await this.tell(manager, agent, enquiryIds, text);
    return moved;
  }

  /** Whoever has what is theirs, of both; whoever writes from one of their addresses waits until this is done. */
  private async lockBoth(
    manager: EntityManager,
    { organisationId }: Agent,
    fromId: string,
    toId: string,
  ): Promise<{ from: Customer; to: Customer }> {
    const holders = async (): Promise<{ from: Customer; to: Customer }> => {
      const found = await manager.findBy(Customer, { id: In([fromId, toId]), organisationId });
      const all = await manager.findBy(Customer, {
        id: In(found.flatMap(({ id, mergedIntoId }) => [id, mergedIntoId ?? id])),
      });
      const holderOf = (id: string): Customer | undefined => {
        const known = found.find((each) => each.id === id);
        return known && all.find((each) => each.id === (known.mergedIntoId ?? known.id));
      };
      const [from, to] = [holderOf(fromId), holderOf(toId)];
      if (!from || !to) throw new FrontdoorError('customer-not-found');
      return { from, to };
    };
    // Nobody else says who is who meanwhile: a QueueTransaction has the organisation to itself.
    const { from, to } = await holders();
    const ids = [...new Set([from.id, to.id])];
    const addresses = await manager.findBy(Identifier, { customerId: In(ids) });
    await lockParties(manager, { keys: [...new Set(addresses.map(keyOf))].toSorted() });
    await lockCustomers(manager, { ids });
    return holders();
  }

  private async write(
    manager: EntityManager,
    { id: byId, organisationId }: Agent,
    kind: CustomerChange['kind'],
    moved: Moved,
  ): Promise<string> {
    const id = this.ids.uuid();
    await manager.insert(CustomerChange, { id, organisationId, kind, ...moved, byId, at: this.clock.now() });
    return id;
  }

  private async tell(
    manager: EntityManager,
    { id: byId, organisationId }: Agent,
    enquiryIds: readonly string[],
    text: string,
  ): Promise<void> {
    if (enquiryIds.length === 0) return;
    await this.timeline.events(
      manager,
      enquiryIds.map((enquiryId) => ({ enquiryId, byId, text })),
    );
    await this.live.append(
      manager,
      enquiryIds.map((subjectId) => ({ organisationId, topic: 'enquiry' as const, subjectId })),
    );
  }
}

/** What an agent was shown when they said that two are one. */
async function evidenceOf(
  manager: EntityManager,
  given: { organisationId: string; from: Customer; to: Customer; enquiryId?: string | undefined },
): Promise<string | null> {
  const { organisationId, from, to, enquiryId = NIL } = given;
  const like = await findLikeCustomers(manager, { organisationId, customerId: from.id, enquiryId });
  const shown = like.find(({ id }) => id === to.id);
  return shown ? sayEvidence(shown) : null;
}

/** No enquiry has this id. */
const NIL = '00000000-0000-0000-0000-000000000000';

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** As routing has it. */
const keyOf = ({ organisationId, ...party }: Pick<Identifier, 'organisationId' | 'kind' | 'value'>): string =>
  `${organisationId} ${identifierKey(party)}`;
