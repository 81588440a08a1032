import { Injectable } from '@nestjs/common';
import { OpenAndClosed } from '@frontdoor/casework/enquiries';
import { Ledger } from '@frontdoor/casework/ledger';
import { WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import {
  type Agent,
  Commitment,
  Contact,
  type Enquiry,
  type EntityManager,
  In,
  LedgerEntry,
  Service,
  touchEnquiries,
  WorkItem,
} from '@frontdoor/persistence';

/** A letter joins the enquiry that somebody says it belongs to. Called inside a QueueTransaction, with both locked. */
@Injectable()
export class JoinEnquiry {
  constructor(
    private readonly ledger: Ledger,
    private readonly openAndClosed: OpenAndClosed,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
  ) {}

  /**
   * What was promised because of it goes along, from the same receipt. The enquiry that it had opened is closed
   * where nothing else came to it.
   */
  async join(
    manager: EntityManager,
    agent: Agent,
    contact: Contact,
    from: Enquiry,
    to: Enquiry,
  ): Promise<void> {
    const { id: contactId } = contact;
    await manager.update(Contact, { id: contactId }, { enquiryId: to.id });
    await manager.update(LedgerEntry, { contactId, enquiryId: from.id }, { enquiryId: to.id });
    const { teamId } = await manager.findOneByOrFail(Service, { id: to.serviceId });
    await manager.update(
      Commitment,
      { contactId, enquiryId: from.id },
      { enquiryId: to.id, serviceId: to.serviceId, teamId },
    );
    await touchEnquiries(manager, { ids: [to.id], at: [contact.at] });
    await this.openAndClosed.reopenBecause(
      manager,
      'customer-wrote',
      to.state === 'closed' ? [{ id: to.id }] : [],
    );
    await this.ledger.derive(manager, [from.id, to.id].toSorted());
    await this.timeline.events(manager, [
      {
        enquiryId: from.id,
        byId: agent.id,
        text: `${agent.name} said that the letter belongs to ${to.reference}`,
      },
      {
        enquiryId: to.id,
        byId: agent.id,
        text: `${agent.name} said that a letter belongs here; it had opened ${from.reference}`,
      },
    ]);
    await this.addWork(manager, contact, to);
    const left = await manager.countBy(Contact, { enquiryId: from.id });
    if (left === 0 && from.state === 'open')
      await this.openAndClosed.close(manager, from, {
        agent,
        reason: `its letter belongs to ${to.reference}`,
      });
  }

  private async addWork(manager: EntityManager, contact: Contact, to: Enquiry): Promise<void> {
    const answering = await manager.existsBy(WorkItem, {
      ...{ enquiryId: to.id, kind: 'answer' },
      state: In(['waiting', 'offered', 'assigned']),
    });
    if (!answering) await this.items.add(manager, to, 'answer', contact);
  }
}
