import { Injectable } from '@nestjs/common';
import { receptionPromise } from '@frontdoor/charter';
import type { VisitStep } from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, FrontdoorError, startOfDay } from '@frontdoor/kernel';
import { Contact, type EntityManager, LedgerEntry } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import type { NewLedgerEntry } from '@frontdoor/casework/ledger';
import { WorkItems } from '@frontdoor/casework/queue';
import { type Given, type Held, isSettled } from './work-of-visit.js';

type Ended = Extract<VisitStep, { step: 'ended' }>;
type Entry = Pick<NewLedgerEntry, 'type' | 'data'>;

/** The end of a visit: what was asked for and given, or why not and by when. */
@Injectable()
export class EndVisit {
  constructor(
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly items: WorkItems,
    private readonly clock: Clock,
  ) {}

  /**
   * What the ledger says of it. What is to be given later becomes work, due when the visitor was told they will have it.
   *
   * @throws FrontdoorError `visit-asked-missing`, `visit-date-past`
   */
  async entries(manager: EntityManager, given: Given, step: Ended, held?: Held): Promise<Entry[]> {
    const { asked } = step;
    await this.refuse(manager, given, step);
    const settled = isSettled(step);
    const later = await this.giveLater(manager, given, step);
    const data = { settled, asked, ...(held && { held }), ...(later && { later }) };
    const ended: Entry = { type: 'visit-ended', data };
    if (!settled) return [ended];
    // What came after the visitor did is not settled with them.
    const received = await manager.findOneByOrFail(LedgerEntry, {
      contactId: given.visit.contactId!,
      type: 'contact-received',
    });
    return [ended, { type: 'resolved', data: { seenUpTo: received.position } }];
  }

  private async refuse(
    manager: EntityManager,
    { enquiry }: Given,
    { asked, nothingAsked }: Ended,
  ): Promise<void> {
    const { zone } = await this.directory.organisation(enquiry.organisationId);
    const today = dayOf(this.clock.now(), zone);
    for (const item of asked)
      if (!item.given && item.by < today) throw new FrontdoorError('visit-date-past', { by: item.by });
    if (asked.length > 0 || nothingAsked) return;
    const promise = receptionPromise(await this.charters.pinned(manager, enquiry), 'given-or-why');
    if (promise) throw new FrontdoorError('visit-asked-missing', { promise: `“${promise.title}”` });
  }

  /** The work of the visit is done, and what is owed by a day takes its place, with whoever had it. */
  private async giveLater(
    manager: EntityManager,
    { agent, enquiry, visit }: Given,
    { asked }: Ended,
  ): Promise<string | undefined> {
    const days = asked.flatMap((item) => (item.given ? [] : [item.by])).toSorted();
    if (days.length === 0) return undefined;
    for (const item of await this.items.openOf(manager, enquiry.id))
      if (item.kind === 'answer') await this.items.finish(manager, item, 'The visitor was seen');
    const { zone } = await this.directory.organisation(enquiry.organisationId);
    const dueBy = startOfDay(daysAfter(days[0]!, 1), zone);
    const contact = await manager.findOneByOrFail(Contact, { id: visit.contactId! });
    return this.items.add(
      manager,
      { ...enquiry, ownerId: enquiry.ownerId ?? agent.id },
      'give-later',
      contact,
      dueBy,
    );
  }
}
