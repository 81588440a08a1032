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
  findOpenedBy,
  findOpenedSince,
  Identifier,
  In,
  IsNull,
  lockCustomers,
  lockEnquiries,
  lockParties,
} from '@frontdoor/persistence';
import { identifierKey } from '@frontdoor/casework/customers';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';

/** What goes from one customer to another. */
interface Moved {
  fromId: string;
  toId: string;
  enquiryIds: string[];
  identifierIds: string[];
}

/** People say who is who, which no rule can. What they say moves enquiries and addresses, and can be undone. */
@Injectable()
export class TellCustomersApart {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * `one`: all of the customer goes to the other. `apart`: nobody is asked about these two again.
   *
   * @throws FrontdoorError `customer-not-found`
   */
  async say(agent: Agent, fromId: string, toId: string, decision: 'one' | 'apart'): Promise<void> {
    await this.changes.run(async (manager) => {
      const { from, to } = await this.lockBoth(manager, agent, fromId, toId);
      const moved: Moved = { fromId, toId, enquiryIds: [], identifierIds: [] };
      if (decision === 'one') {
        moved.enquiryIds = idsOf(await manager.findBy(Enquiry, { customerId: fromId }));
        moved.identifierIds = idsOf(await manager.findBy(Identifier, { customerId: fromId }));
        await this.move(manager, moved);
        const names = `${from.name ?? 'this customer'} and ${to.name ?? 'another'}`;
        await this.tell(manager, agent, moved.enquiryIds, `${agent.name} said that ${names} are one person`);
      }
      await this.write(manager, agent, decision, moved);
    });
  }

  /** @throws FrontdoorError `customer-decision-not-found`, also for one that was undone; `not-allowed` for what a supervisor decided. */
  async undo(agent: Agent, id: string): Promise<void> {
    await this.changes.run(async (manager) => {
      const { organisationId } = agent;
      const known = await manager.findOneBy(CustomerChange, { id, organisationId });
      if (!known) throw new FrontdoorError('customer-decision-not-found');
      const isOfSupervisor = await manager.existsBy(CustomerDoubt, { changeId: id });
      if (isOfSupervisor && !agent.roles.includes('supervisor')) throw new FrontdoorError('not-allowed');
      const { fromId, toId, identifierIds } = known;
      await this.lockBoth(manager, agent, fromId, toId);
      const undone = await manager.update(
        CustomerChange,
        { id, undoneAt: IsNull() },
        { undoneAt: this.clock.now(), undoneById: agent.id },
      );
      if (undone.affected === 0) throw new FrontdoorError('customer-decision-not-found');
      const since = await findOpenedSince(manager, { customerId: toId, since: known.at, identifierIds });
      const enquiryIds = [...known.enquiryIds, ...idsOf(since)];
      if (fromId !== toId) {
        await this.move(manager, { fromId: toId, toId: fromId, enquiryIds, identifierIds });
        await this.tell(manager, agent, enquiryIds, `${agent.name} undid what was said about this customer`);
      }
      await manager.update(CustomerDoubt, { changeId: id }, { changeId: null });
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
    return this.changes.run(async (manager) => {
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

  private async separate(manager: EntityManager, agent: Agent, doubt: CustomerDoubt): Promise<Moved> {
    const { customerId: fromId, organisationId, kind, value, enquiryIds: evidence } = doubt;
    await lockParties(manager, { keys: [keyOf({ organisationId, kind, value })] });
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
    await this.move(manager, moved);
    const found = await manager.findBy(Identifier, { organisationId, kind, value, enquiryId: IsNull() });
    const channels = await findChannelsOf(manager, { ids: evidence, kind, value });
    const vouched = channels.some(({ channel }) => CHANNELS[channel].vouchesFor.includes(kind));
    if (found.length === 0 && vouched && kind !== 'handle') {
      const own = { id: this.ids.uuid(), organisationId, customerId: toId, kind, value };
      await manager.insert(Identifier, { ...own, createdAt: this.clock.now() });
      moved.identifierIds.push(own.id);
    }
    const text = `${agent.name} made a customer of their own of whoever writes from ${value}`;
    await this.tell(manager, agent, enquiryIds, text);
    return moved;
  }

  /** Both customers; whoever writes from one of their addresses waits until this is done. */
  private async lockBoth(
    manager: EntityManager,
    { organisationId }: Agent,
    fromId: string,
    toId: string,
  ): Promise<{ from: Customer; to: Customer }> {
    const ids = [fromId, toId];
    const addresses = await manager.findBy(Identifier, { customerId: In(ids) });
    await lockParties(manager, { keys: [...new Set(addresses.map(keyOf))].toSorted() });
    await lockCustomers(manager, { ids });
    const found = await manager.findBy(Customer, { id: In(ids), organisationId });
    const from = found.find(({ id }) => id === fromId);
    const to = found.find(({ id }) => id === toId);
    if (!from || !to) throw new FrontdoorError('customer-not-found');
    return { from, to };
  }

  private async move(
    manager: EntityManager,
    { fromId, toId, enquiryIds, identifierIds }: Moved,
  ): Promise<void> {
    await lockEnquiries(manager, { ids: enquiryIds });
    await manager.update(Enquiry, { id: In(enquiryIds), customerId: fromId }, { customerId: toId });
    await manager.update(Identifier, { id: In(identifierIds), customerId: fromId }, { customerId: toId });
    // What was named in an enquiry goes where the enquiry goes.
    const named = { enquiryId: In(enquiryIds), customerId: fromId };
    await manager.update(Identifier, named, { customerId: toId });
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

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** As routing has it. */
const keyOf = ({ organisationId, ...party }: Pick<Identifier, 'organisationId' | 'kind' | 'value'>): string =>
  `${organisationId} ${identifierKey(party)}`;
