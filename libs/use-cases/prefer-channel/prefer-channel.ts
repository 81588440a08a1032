import { Injectable } from '@nestjs/common';
import { type Channel, CHANNELS, type Need, NEEDS, PREFERABLE } from '@frontdoor/contracts';
import { identifierKey, keptNeedsOf } from '@frontdoor/casework/customers';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  Customer,
  DataSource,
  Enquiry,
  type EntityManager,
  Identifier,
  In,
  lockParties,
} from '@frontdoor/persistence';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';

/** Another system that asks, with the entry point of its integration. */
interface Asking {
  organisationId: string;
  entryPointId: string;
  integration: string;
  /** The services that it sees; all where there are none. */
  serviceIds: readonly string[];
}

interface Wishes {
  preferredChannel?: Channel | null | undefined;
  language?: string | undefined;
  largePrint?: boolean | undefined;
  name?: string | undefined;
}

/** As another system hears of them. */
interface Preferences {
  id: string;
  language: string;
  preferredChannel: Channel | null;
  largePrint: boolean;
}

const LARGE_PRINT: Need = 'large-print';

/** How a customer wants to be answered and what they need for it, kept with the customer for all their matters. */
@Injectable()
export class PreferChannel {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** As a member of staff was told. @throws FrontdoorError `customer-not-found`, `channel-not-preferable` */
  async set(
    { organisationId, id: byId, name }: Agent,
    customerId: string,
    channel: Channel | null,
  ): Promise<void> {
    await this.keep({ id: customerId, organisationId }, channel, { byId, name });
  }

  /**
   * What a customer needs of us, all of it at once, as a member of staff was told.
   *
   * @param note in words, what else helps to serve them; null for nothing
   * @throws FrontdoorError `customer-not-found`
   */
  async recordNeeds(
    { organisationId, id: byId, name }: Agent,
    customerId: string,
    needs: readonly Need[],
    note: string | null,
  ): Promise<void> {
    await this.changes.run(async (manager) => {
      const customer = await locked(manager, { id: customerId, organisationId });
      const before = await keptNeedsOf(manager, customer.id);
      const said = [...new Set(needs)].toSorted();
      const added = said.filter((each) => !before.needs.includes(each));
      const gone = before.needs.filter((each) => !said.includes(each));
      if (added.length === 0 && gone.length === 0 && note === before.needsNote) return;
      // Of those who are one person with them nobody needs any longer what is not needed now.
      const others = await manager.findBy(Customer, { mergedIntoId: customer.id });
      for (const each of others) {
        const left = each.needs.filter((need) => said.includes(need));
        await manager.update(Customer, { id: each.id }, { needs: left, needsNote: null });
      }
      await manager.update(Customer, { id: customer.id }, { needs: said, needsNote: note });
      await this.tell(manager, customer, sayNeeds(name, added, gone, note !== before.needsNote), byId);
    });
  }

  /**
   * As another system was told of a customer whom it knows by an id of its own; one that is not known yet is made. What is
   * not said stays.
   *
   * @throws FrontdoorError `channel-not-preferable`
   */
  async setBySystem(
    { organisationId, entryPointId, integration, serviceIds }: Asking,
    handle: string,
    wishes: Wishes,
  ): Promise<Preferences> {
    const { preferredChannel, language, largePrint, name } = wishes;
    if (preferredChannel !== undefined) refuseUnpreferable(preferredChannel);
    return this.changes.run(async (manager) => {
      const party = { organisationId, kind: 'handle' as const, value: handle };
      // Whoever routes a contact of the same customer waits for it, or is waited for.
      await lockParties(manager, { keys: [`${organisationId} ${identifierKey(party)}`] });
      const known = await manager.findOneBy(Identifier, { ...party, scope: entryPointId });
      const now = this.clock.now();
      const said = {
        ...(preferredChannel !== undefined && { preferredChannel }),
        ...(language !== undefined && { language }),
      };
      if (!known) {
        const id = this.ids.uuid();
        await manager.insert(Customer, {
          ...{ id, organisationId, name: name ?? null, language: 'en', createdAt: now },
          ...said,
          ...(largePrint === true && { needs: [LARGE_PRINT] }),
        });
        const identifier = { id: this.ids.uuid(), customerId: id, scope: entryPointId, createdAt: now };
        await manager.insert(Identifier, { ...party, ...identifier });
        return preferencesOf(manager, id);
      }
      await refuseOfOthers(manager, known.customerId, serviceIds);
      const before = await locked(manager, { id: known.customerId, organisationId });
      const kept = await preferencesOf(manager, before.id);
      const changed = Object.entries(said).filter(
        ([what, value]) => kept[what as keyof typeof said] !== value,
      );
      const printed = largePrint !== undefined && largePrint !== kept.largePrint;
      if (changed.length === 0 && !printed) return kept;
      if (changed.length > 0) await manager.update(Customer, oneWith(before), Object.fromEntries(changed));
      if (printed) await this.printLarge(manager, before, largePrint);
      if (preferredChannel !== undefined && kept.preferredChannel !== preferredChannel)
        await this.tell(manager, before, sayWish(integration, preferredChannel), null);
      return preferencesOf(manager, before.id);
    });
  }

  /** @throws FrontdoorError `customer-not-found` */
  async ofSystem({ organisationId, entryPointId, serviceIds }: Asking, handle: string): Promise<Preferences> {
    const known = await this.source.manager.findOneBy(Identifier, {
      ...{ organisationId, kind: 'handle', value: handle, scope: entryPointId },
    });
    if (!known) throw new FrontdoorError('customer-not-found');
    await refuseOfOthers(this.source.manager, known.customerId, serviceIds);
    return preferencesOf(this.source.manager, known.customerId);
  }

  private async printLarge(manager: EntityManager, customer: Customer, large: boolean): Promise<void> {
    for (const { id, needs } of await manager.findBy(Customer, oneWith(customer))) {
      const others = needs.filter((each) => each !== LARGE_PRINT);
      const own = large && id === customer.id ? [...others, LARGE_PRINT].toSorted() : others;
      await manager.update(Customer, { id }, { needs: own });
    }
  }

  private async keep(
    where: { id: string; organisationId: string },
    channel: Channel | null,
    by: { byId: string | null; name: string },
  ): Promise<void> {
    refuseUnpreferable(channel);
    await this.changes.run(async (manager) => {
      const customer = await locked(manager, where);
      if ((await keptNeedsOf(manager, customer.id)).preferredChannel === channel) return;
      await manager.update(Customer, oneWith(customer), { preferredChannel: channel });
      await this.tell(manager, customer, sayWish(by.name, channel), by.byId);
    });
  }

  /** On their open enquiries, where it matters now. */
  private async tell(
    manager: EntityManager,
    { id: customerId, organisationId }: Customer,
    text: string,
    byId: string | null,
  ): Promise<void> {
    const open = await manager.findBy(Enquiry, { customerId, state: 'open' });
    await this.timeline.events(
      manager,
      open.map(({ id }) => ({ enquiryId: id, byId, text })),
    );
    await this.live.append(
      manager,
      open.map(({ id }) => ({ organisationId, topic: 'enquiry' as const, subjectId: id })),
    );
  }
}

function refuseUnpreferable(channel: Channel | null): void {
  if (channel === null || PREFERABLE.includes(channel)) return;
  throw new FrontdoorError('channel-not-preferable', {
    channel: CHANNELS[channel].label,
    known: PREFERABLE.map((each) => CHANNELS[each].label).join(', '),
  });
}

/** Whoever has what is theirs, where somebody said that they are one person with another. */
async function locked(
  manager: EntityManager,
  where: { id: string; organisationId: string },
): Promise<Customer> {
  const known = await manager.findOneBy(Customer, where);
  const id = known?.mergedIntoId ?? known?.id;
  const customer =
    id === undefined
      ? null
      : await manager.findOne(Customer, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!customer) throw new FrontdoorError('customer-not-found');
  return customer;
}

const oneWith = ({ id }: Customer) => [{ id }, { mergedIntoId: id }];

async function preferencesOf(manager: EntityManager, id: string): Promise<Preferences> {
  const { language, preferredChannel, needs } = await keptNeedsOf(manager, id);
  return { id, language, preferredChannel, largePrint: needs.includes(LARGE_PRINT) };
}

function sayNeeds(name: string, added: readonly Need[], gone: readonly Need[], isNoteNew: boolean): string {
  const labels = (needs: readonly Need[]): string =>
    new Intl.ListFormat('en-GB').format(needs.map((each) => NEEDS[each].label));
  return [
    ...(added.length > 0 ? [`${name} said what this customer needs: ${labels(added)}`] : []),
    ...(gone.length > 0 ? [`${name} said what this customer no longer needs: ${labels(gone)}`] : []),
    ...(isNoteNew ? [`${name} changed the note on what helps this customer`] : []),
  ].join('. ');
}

const sayWish = (name: string, channel: Channel | null): string =>
  channel === null
    ? `${name} said that it does not matter by which channel the answer comes`
    : `${name} said that answers are wanted ${CHANNELS[channel].by}`;

/** Whoever has to do with other services alone is nobody's who sees these. @throws FrontdoorError `service-beyond-key` */
async function refuseOfOthers(
  manager: EntityManager,
  customerId: string,
  serviceIds: readonly string[],
): Promise<void> {
  if (serviceIds.length === 0 || !(await manager.existsBy(Enquiry, { customerId }))) return;
  if (!(await manager.existsBy(Enquiry, { customerId, serviceId: In([...serviceIds]) })))
    throw new FrontdoorError('service-beyond-key');
}
