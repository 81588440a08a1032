import { Injectable } from '@nestjs/common';
import { type Channel, CHANNELS, PREFERABLE } from '@frontdoor/contracts';
import { identifierKey } from '@frontdoor/casework/customers';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  Customer,
  DataSource,
  Enquiry,
  type EntityManager,
  Identifier,
  lockParties,
} from '@frontdoor/persistence';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';

/** Another system that asks, with the entry point of its integration. */
interface Asking {
  organisationId: string;
  entryPointId: string;
  integration: string;
}

interface Wishes {
  preferredChannel?: Channel | null | undefined;
  language?: string | undefined;
  largePrint?: boolean | undefined;
  name?: string | undefined;
}

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

  /** As a member of staff was told. @throws FrontdoorError `customer-not-found` */
  async needLargePrint(
    { organisationId, id: byId, name }: Agent,
    customerId: string,
    needed: boolean,
  ): Promise<void> {
    await this.changes.run(async (manager) => {
      const customer = await locked(manager, { id: customerId, organisationId });
      if (customer.largePrint === needed) return;
      await manager.update(Customer, { id: customer.id }, { largePrint: needed });
      const text = `${name} said that letters are ${needed ? 'needed in large print' : 'not needed in large print'}`;
      await this.tell(manager, customer, text, byId);
    });
  }

  /**
   * As another system was told of a customer whom it knows by an id of its own; one that is not known yet is made. What is
   * not said stays.
   *
   * @throws FrontdoorError `channel-not-preferable`
   */
  async setBySystem(
    { organisationId, entryPointId, integration }: Asking,
    handle: string,
    wishes: Wishes,
  ): Promise<Customer> {
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
        ...(largePrint !== undefined && { largePrint }),
      };
      if (!known) {
        const id = this.ids.uuid();
        await manager.insert(Customer, {
          ...{ id, organisationId, name: name ?? null, language: 'en', createdAt: now },
          ...said,
        });
        const identifier = { id: this.ids.uuid(), customerId: id, scope: entryPointId, createdAt: now };
        await manager.insert(Identifier, { ...party, ...identifier });
        return manager.findOneByOrFail(Customer, { id });
      }
      const before = await locked(manager, { id: known.customerId, organisationId });
      const changed = Object.entries(said).filter(
        ([what, value]) => before[what as keyof Customer] !== value,
      );
      if (changed.length === 0) return before;
      await manager.update(Customer, { id: before.id }, Object.fromEntries(changed));
      if (preferredChannel !== undefined && before.preferredChannel !== preferredChannel)
        await this.tell(manager, before, sayWish(integration, preferredChannel), null);
      return manager.findOneByOrFail(Customer, { id: before.id });
    });
  }

  /** @throws FrontdoorError `customer-not-found` */
  async ofSystem({ organisationId, entryPointId }: Asking, handle: string): Promise<Customer> {
    const known = await this.source.manager.findOneBy(Identifier, {
      ...{ organisationId, kind: 'handle', value: handle, scope: entryPointId },
    });
    if (!known) throw new FrontdoorError('customer-not-found');
    return this.source.manager.findOneByOrFail(Customer, { id: known.customerId });
  }

  private async keep(
    where: { id: string; organisationId: string },
    channel: Channel | null,
    by: { byId: string | null; name: string },
  ): Promise<void> {
    refuseUnpreferable(channel);
    await this.changes.run(async (manager) => {
      const customer = await locked(manager, where);
      if (customer.preferredChannel === channel) return;
      await manager.update(Customer, { id: customer.id }, { preferredChannel: channel });
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

async function locked(
  manager: EntityManager,
  where: { id: string; organisationId: string },
): Promise<Customer> {
  const customer = await manager.findOne(Customer, { where, lock: { mode: 'pessimistic_write' } });
  if (!customer) throw new FrontdoorError('customer-not-found');
  return customer;
}

const sayWish = (name: string, channel: Channel | null): string =>
  channel === null
    ? `${name} said that it does not matter by which channel the answer comes`
    : `${name} said that answers are wanted ${CHANNELS[channel].by}`;
