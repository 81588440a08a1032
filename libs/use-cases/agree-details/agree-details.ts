import { Injectable } from '@nestjs/common';
import { findEnquiry } from '@frontdoor/casework/enquiries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';
import { CHANNELS, type ToldDetails } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  Contact,
  Customer,
  type DetailsBefore,
  Enquiry,
  type EntityManager,
  lockEnquiries,
} from '@frontdoor/persistence';

/**
 * A customer told new details by the link of an enquiry. The link may be in other hands, so that what counts for all their
 * matters changes once somebody has agreed, and can be undone.
 */
@Injectable()
export class AgreeDetails {
  constructor(
    private readonly changes: Changes,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
  ) {}

  /**
   * Makes the customer what the contact says, or what they were before. Done twice, it is done once. What somebody changed
   * since stays as it is now.
   *
   * @throws FrontdoorError `enquiry-not-found`, `details-not-told`
   */
  async set(agent: Agent, enquiryId: string, contactId: string, agreed: boolean): Promise<void> {
    const { organisationId } = agent;
    await this.changes.run(async (manager) => {
      await findEnquiry(manager, enquiryId, organisationId, agent);
      await lockEnquiries(manager, { ids: [enquiryId] });
      const contact = await manager.findOneBy(Contact, { id: contactId, enquiryId });
      if (!contact?.details) throw new FrontdoorError('details-not-told');
      const { details, detailsBefore } = contact;
      if ((detailsBefore !== null) === agreed) return;
      const customer = await customerOf(manager, enquiryId, detailsBefore);
      const change = agreed ? details : givenBack(customer, details, detailsBefore!);
      const before: DetailsBefore = {
        customerId: customer.id,
        ...(details.name !== undefined && { name: customer.name }),
        ...(details.preferredChannel !== undefined && { preferredChannel: customer.preferredChannel }),
      };
      if (Object.keys(change).length > 0) await manager.update(Customer, { id: customer.id }, change);
      await manager.update(Contact, { id: contactId }, { detailsBefore: agreed ? before : null });
      const said = agreed
        ? `${agent.name} agreed to new details: ${sayDetails(details)}`
        : `${agent.name} undid the new details of this customer`;
      await this.timeline.event(manager, enquiryId, agent.id, said);
      const enquiries = await manager.findBy(Enquiry, { customerId: customer.id, state: 'open' });
      const subjects = new Set([enquiryId, ...enquiries.map(({ id }) => id)]);
      await this.live.append(
        manager,
        [...subjects].map((subjectId) => ({ organisationId, topic: 'enquiry' as const, subjectId })),
      );
    });
  }
}

/** Whom it was changed for, though the enquiry may be somebody else's by now. */
async function customerOf(
  manager: EntityManager,
  enquiryId: string,
  before: DetailsBefore | null,
): Promise<Customer> {
  const id = before?.customerId ?? (await manager.findOneByOrFail(Enquiry, { id: enquiryId })).customerId;
  const customer = await manager.findOne(Customer, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!customer) throw new FrontdoorError('customer-not-found');
  return customer;
}

/** What is still as it was agreed to. */
const givenBack = (now: Customer, told: ToldDetails, before: DetailsBefore): Partial<Customer> => ({
  ...(before.name !== undefined && now.name === told.name && { name: before.name }),
  ...(before.preferredChannel !== undefined &&
    now.preferredChannel === told.preferredChannel && { preferredChannel: before.preferredChannel }),
});

const sayDetails = ({ name, preferredChannel }: ToldDetails): string =>
  [
    ...(name === undefined ? [] : [`the name ${name}`]),
    ...(preferredChannel === undefined ? [] : [`answers ${CHANNELS[preferredChannel].by}`]),
  ].join(', ');
