import { Injectable } from '@nestjs/common';
import {
  type Agent,
  Customer,
  type CustomerChange,
  Enquiry,
  type EntityManager,
  findJoinsAcross,
  findOfHomes,
  findSaidOne,
  findWhoseSince,
  Identifier,
  In,
  lockEnquiries,
  moveAddressesOfHomes,
  rememberHomes,
} from '@frontdoor/persistence';
import { Joins } from '../joins/index.js';
import { holdersOf } from './holders.js';

/** What was parted again. */
export interface Parted {
  /** Enquiries that went to another customer. */
  movedIds: string[];
  /** Those that came meanwhile and tell nothing of whose they are: they stayed, and are asked about. */
  askedIds: string[];
}

/**
 * Two customers are one on somebody’s word. Each enquiry and each address remembers whose it is by itself (`home_id`); who has
 * it now follows from that and from what was said and holds (`holdersOf`). Called inside a QueueTransaction, with both
 * customers locked.
 */
@Injectable()
export class Merges {
  constructor(private readonly joins: Joins) {}

  /** All that the one has goes to the other. Both stand by themselves, or have others with them. */
  async bringTogether(
    manager: EntityManager,
    from: Customer,
    to: Customer,
  ): Promise<{ enquiryIds: string[]; identifierIds: string[] }> {
    await rememberHomes.enquiries(manager, { customerIds: [from.id, to.id] });
    await rememberHomes.identifiers(manager, { customerIds: [from.id, to.id] });
    const theirs = { customerId: from.id };
    const enquiryIds = idsOf(await manager.find(Enquiry, { where: theirs, select: { id: true } }));
    const identifierIds = idsOf(await manager.find(Identifier, { where: theirs, select: { id: true } }));
    await lockEnquiries(manager, { ids: enquiryIds });
    await manager.update(Enquiry, theirs, { customerId: to.id });
    await manager.update(Identifier, theirs, { customerId: to.id });
    await manager.update(Customer, [{ id: from.id }, { mergedIntoId: from.id }], { mergedIntoId: to.id });
    return { enquiryIds, identifierIds };
  }

  /**
   * What was said of two holds no longer: each has what there would be if it had never been said. What came since goes by who
   * wrote it.
   */
  async takeApart(manager: EntityManager, agent: Agent, undone: CustomerChange): Promise<Parted> {
    const { fromId, toId, at: since } = undone;
    const before = await manager.findOneByOrFail(Customer, { id: fromId });
    const holder = before.mergedIntoId ?? before.id;
    const members = idsOf(await manager.findBy(Customer, [{ id: holder }, { mergedIntoId: holder }]));
    const said = await findSaidOne(manager, { customerIds: members });
    const holderOf = holdersOf(said);
    // They are one by what else was said.
    if (holderOf(fromId) === holderOf(toId)) return { movedIds: [], askedIds: [] };
    const askedIds: string[] = [];
    for (const { id, home, openedAt, writers } of await findWhoseSince(manager, {
      customerId: holder,
      since,
    })) {
      const heldThen = holdersOf([...said, undone].filter(({ at }) => at <= openedAt).toSorted(inOrder));
      if (heldThen(home) !== heldThen(fromId)) continue;
      const sides = new Set(writers.map(holderOf));
      if (sides.size !== 1) askedIds.push(id);
      else if (!sides.has(holderOf(home))) await manager.update(Enquiry, { id }, { homeId: writers[0]! });
    }
    const movedIds = await this.settle(manager, holder, members, holderOf);
    await this.undoJoins(manager, agent, members, since);
    return { movedIds, askedIds };
  }

  /** What a customer was made of, and what came to them since, is another's after all. Returns the enquiries that went. */
  async giveBack(manager: EntityManager, madeId: string, ofId: string): Promise<string[]> {
    const made = await manager.findOneByOrFail(Customer, { id: madeId });
    const holder = made.mergedIntoId ?? made.id;
    const { mergedIntoId } = await manager.findOneByOrFail(Customer, { id: ofId });
    const toId = mergedIntoId ?? ofId;
    const ids = idsOf(await findOfHomes(manager, { customerId: holder, homes: [madeId] }));
    await lockEnquiries(manager, { ids });
    await moveAddressesOfHomes(manager, { fromId: holder, toId, homes: [madeId] });
    await manager.update(Identifier, { customerId: toId, homeId: madeId }, { homeId: ofId });
    await manager.update(Enquiry, { id: In(ids) }, { customerId: toId, homeId: ofId });
    await manager.update(Identifier, { enquiryId: In(ids) }, { customerId: toId, homeId: ofId });
    return ids;
  }

  /** What was asked about is one customer’s by itself, as somebody knows. */
  async give(
    manager: EntityManager,
    agent: Agent,
    enquiryId: string,
    homeId: string,
    since: number,
  ): Promise<void> {
    const home = await manager.findOneByOrFail(Customer, { id: homeId });
    const { customerId: beforeId } = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    const customerId = home.mergedIntoId ?? home.id;
    await lockEnquiries(manager, { ids: [enquiryId] });
    await manager.update(Enquiry, { id: enquiryId }, { homeId, customerId });
    await manager.update(Identifier, { enquiryId }, { homeId, customerId });
    await this.undoJoins(manager, agent, [beforeId, customerId], since);
  }

  /** Everything goes to whoever holds it. */
  private async settle(
    manager: EntityManager,
    holder: string,
    members: readonly string[],
    holderOf: (id: string) => string,
  ): Promise<string[]> {
    const movedIds: string[] = [];
    for (const toId of new Set(members.map(holderOf))) {
      const homes = members.filter((id) => holderOf(id) === toId);
      await manager.update(Customer, { id: toId }, { mergedIntoId: null });
      const others = homes.filter((id) => id !== toId);
      await manager.update(Customer, { id: In(others) }, { mergedIntoId: toId });
      if (toId === holder) continue;
      const ids = idsOf(await findOfHomes(manager, { customerId: holder, homes }));
      await lockEnquiries(manager, { ids });
      await manager.update(Enquiry, { id: In(ids) }, { customerId: toId });
      await moveAddressesOfHomes(manager, { fromId: holder, toId, homes });
      // What was named in an enquiry goes where the enquiry goes.
      await manager.update(Identifier, { enquiryId: In(ids) }, { customerId: toId });
      movedIds.push(...ids);
    }
    return movedIds;
  }

  /** Enquiries of two people are not one: whoever follows the one would read the other. */
  private async undoJoins(
    manager: EntityManager,
    agent: Agent,
    customerIds: readonly string[],
    since: number,
  ): Promise<void> {
    for (const { id } of await findJoinsAcross(manager, { customerIds, since }))
      await this.joins.undo(manager, agent, id);
  }
}

const inOrder = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
