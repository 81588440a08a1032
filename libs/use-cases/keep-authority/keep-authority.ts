import { Injectable } from '@nestjs/common';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';
import { AUTHORITIES, type api, type BodyOf } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import {
  type Agent,
  Customer,
  CustomerAuthority,
  Enquiry,
  type EntityManager,
  In,
  IsNull,
} from '@frontdoor/persistence';

type Recorded = BodyOf<typeof api.recordAuthority>;
type What = BodyOf<typeof api.sayWhatCustomerIs>;

/** Who acts for whom, as somebody saw it proven, and whether a customer is a person or an organisation. */
@Injectable()
export class KeepAuthority {
  constructor(
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws FrontdoorError `customer-not-found`, `enquiry-not-found` for the reference, `authority-refused` */
  async record(agent: Agent, customerId: string, given: Recorded): Promise<void> {
    const { organisationId } = agent;
    const { forName, forReference, kind, evidence, from, until } = given;
    if (until !== null && until < from)
      throw new FrontdoorError('authority-refused', { reason: 'it would end before it begins' });
    await this.changes.run(async (manager) => {
      const customer = await find(manager, organisationId, customerId);
      const forId = forReference === '' ? null : await customerOf(manager, organisationId, forReference);
      if (forId === customer.id)
        throw new FrontdoorError('authority-refused', { reason: 'nobody acts for themselves' });
      await manager.insert(CustomerAuthority, {
        ...{ id: this.ids.uuid(), organisationId, customerId: customer.id, forId, forName, kind, evidence },
        ...{ fromDay: from, untilDay: until, byId: agent.id, at: this.clock.now() },
      });
      const ends = until === null ? '' : ` until ${until}`;
      const text = `${agent.name} recorded that this customer may act for ${forName}${ends}: ${AUTHORITIES[kind]}`;
      await this.tell(manager, agent, [customer.id], text);
      const acting = customer.name ?? 'another customer';
      if (forId !== null)
        await this.tell(
          manager,
          agent,
          [forId],
          `${agent.name} recorded that ${acting} may act for this customer${ends}`,
        );
    });
  }

  /** @throws FrontdoorError `authority-not-found`, also for one that was ended */
  async end(agent: Agent, id: string): Promise<void> {
    const { organisationId } = agent;
    await this.changes.run(async (manager) => {
      const known = await manager.findOneBy(CustomerAuthority, { id, organisationId });
      if (!known) throw new FrontdoorError('authority-not-found');
      const ended = await manager.update(
        CustomerAuthority,
        { id, endedAt: IsNull() },
        { endedAt: this.clock.now(), endedById: agent.id },
      );
      if (ended.affected === 0) throw new FrontdoorError('authority-not-found');
      const text = `${agent.name} ended the authority to act for ${known.forName}`;
      const { id: holder } = await find(manager, organisationId, known.customerId);
      await this.tell(manager, agent, [holder, ...(known.forId === null ? [] : [known.forId])], text);
    });
  }

  /** @throws FrontdoorError `customer-not-found` */
  async sayWhat(agent: Agent, customerId: string, { kind, name }: What): Promise<void> {
    const { organisationId } = agent;
    await this.changes.run(async (manager) => {
      const customer = await find(manager, organisationId, customerId);
      if (customer.kind === kind && customer.name === name) return;
      await manager.update(Customer, { id: customer.id }, { kind, name });
      const what = kind === 'organisation' ? 'an organisation' : 'a person';
      await this.tell(
        manager,
        agent,
        [customer.id],
        `${agent.name} said that this customer is ${what} called ${name}`,
      );
    });
  }

  /** On their open enquiries, where it matters now. */
  private async tell(
    manager: EntityManager,
    { id: byId, organisationId }: Agent,
    customerIds: readonly string[],
    text: string,
  ): Promise<void> {
    const open = await manager.findBy(Enquiry, { customerId: In([...customerIds]), state: 'open' });
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

/** Whoever has what is theirs, where they are one person with another. */
async function find(manager: EntityManager, organisationId: string, id: string): Promise<Customer> {
  const known = await manager.findOneBy(Customer, { id, organisationId });
  if (!known) throw new FrontdoorError('customer-not-found');
  return known.mergedIntoId === null ? known : manager.findOneByOrFail(Customer, { id: known.mergedIntoId });
}

async function customerOf(
  manager: EntityManager,
  organisationId: string,
  reference: string,
): Promise<string> {
  const enquiry = await manager.findOneBy(Enquiry, { organisationId, reference: reference.toUpperCase() });
  if (!enquiry) throw new FrontdoorError('enquiry-not-found');
  return enquiry.customerId;
}
