import { Injectable } from '@nestjs/common';
import { type Channel, CHANNELS, PREFERABLE } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Agent, Customer, Enquiry, type EntityManager } from '@frontdoor/persistence';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';

/** How a customer wants to be answered and what they need for it, kept with the customer for all their matters. */
@Injectable()
export class PreferChannel {
  constructor(
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
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

  private async keep(
    where: { id: string; organisationId: string },
    channel: Channel | null,
    by: { byId: string | null; name: string },
  ): Promise<void> {
    if (channel !== null && !PREFERABLE.includes(channel))
      throw new FrontdoorError('channel-not-preferable', {
        channel: CHANNELS[channel].label,
        known: PREFERABLE.map((each) => CHANNELS[each].label).join(', '),
      });
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
