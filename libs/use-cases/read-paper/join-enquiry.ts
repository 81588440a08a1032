import { Injectable } from '@nestjs/common';
import { OpenAndClosed } from '@frontdoor/casework/enquiries';
import { Ledger } from '@frontdoor/casework/ledger';
import { WorkItems } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import {
  type Agent,
  Contact,
  type Enquiry,
  type EntityManager,
  In,
  IsNull,
  LedgerEntry,
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
   * What was promised because of it is promised there, from the same receipt. The enquiry that it had opened is closed
   * where nothing else came to it.
   */
  async join(
    manager: EntityManager,
    agent: Agent,
    contact: Contact,
    from: Enquiry,
    to: Enquiry,
  ): Promise<void> {
    const entries = await manager.findBy(LedgerEntry, {
      contactId: contact.id,
      type: 'contact-received',
      takenBackAt: IsNull(),
    });
    await manager.update(Contact, { id: contact.id }, { enquiryId: to.id });
    await this.ledger.takeBack(manager, entries, agent.id, `it belongs to ${to.reference}`);
    await touchEnquiries(manager, { ids: [to.id], at: [contact.at] });
    await this.openAndClosed.reopenBecause(
      manager,
      'customer-wrote',
      to.state === 'closed' ? [{ id: to.id }] : [],
    );
    await this.ledger.record(
      manager,
      entries.map(({ at, data, contactId, organisationId }) => ({
        ...{ at, data, contactId, organisationId, enquiryId: to.id, byId: agent.id },
        type: 'contact-received' as const,
      })),
    );
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
