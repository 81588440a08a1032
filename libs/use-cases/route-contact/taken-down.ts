import { Injectable } from '@nestjs/common';
import { CHANNELS, sayNeeds } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import {
  Agent,
  Commitment,
  Contact,
  countNewerFromCustomer,
  Enquiry,
  type EntityManager,
  In,
  IsNull,
  LedgerEntry,
  Visit,
} from '@frontdoor/persistence';
import { OpenAndClosed } from '@frontdoor/casework/enquiries';
import { Ledger } from '@frontdoor/casework/ledger';
import { Timeline } from '@frontdoor/casework/timeline';
import { isExcluded } from '@frontdoor/casework/queue';
import { PlaceInQueue, Visits } from '@frontdoor/casework/visits';
import type { Draft } from './draft.js';

/** What follows from contacts that staff took down, and from visitors who checked in. */
@Injectable()
export class TakenDown {
  constructor(
    private readonly ledger: Ledger,
    private readonly openAndClosed: OpenAndClosed,
    private readonly timeline: Timeline,
    private readonly visits: Visits,
    private readonly place: PlaceInQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down what has happened besides their receipt, and keeps the promises that an answer on the spot keeps. The enquiry
   * is closed where none of the council's is left; one that wants an answer in writing stays in the queue, with what was
   * said.
   */
  async settle(manager: EntityManager, drafts: readonly Draft[]): Promise<void> {
    for (const draft of drafts) {
      if (draft.contact.takenDown) await this.settleOne(manager, draft);
      if (CHANNELS[draft.contact.channel].waitsInTurn) await this.waitInTurn(manager, draft);
    }
  }

  /** Whoever was not answered at once waits at the desk, with the ticket they were given or one that they get now. */
  private async waitInTurn(manager: EntityManager, draft: Draft): Promise<void> {
    const { id, contact, receivedAt, organisation, entryPoint, service } = draft;
    if (contact.takenDown?.answer !== undefined) return;
    const { enquiryId, partyName } = await manager.findOneByOrFail(Contact, { id });
    const { id: visitId } =
      contact.visit ??
      (await this.visits.checkIn(manager, {
        ...{ organisationId: organisation.id, entryPointId: entryPoint.id, serviceId: service.id },
        ...{ requestId: id, purpose: contact.text, name: partyName ?? undefined },
        ...{ language: contact.language, arrivedAt: receivedAt },
      }));
    await manager.update(Visit, { id: visitId }, { contactId: id, enquiryId });
    const visit = await manager.findOneByOrFail(Visit, { id: visitId });
    if (visit.needs.length === 0) return;
    await this.timeline.event(manager, enquiryId, null, `The visitor needs ${sayNeeds(visit.needs)}`);
    await this.place.update(manager, visit);
  }

  private async settleOne(manager: EntityManager, { id, contact, receivedAt }: Draft): Promise<void> {
    const { answer, agentId, seenUpTo } = contact.takenDown!;
    const { takenDown, live } = CHANNELS[contact.channel];
    const { enquiryId } = await manager.findOneByOrFail(Contact, { id });
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    const { position } = await manager.findOneByOrFail(LedgerEntry, {
      contactId: id,
      type: 'contact-received',
    });
    const { organisationId } = enquiry;
    const isUnseen = seenUpTo !== undefined && (await this.moreCame(manager, { enquiryId, seenUpTo, id }));
    // Who must not deal with it answers nothing of it: what they said is kept, and the answer is still owed.
    const isBarred = answer !== undefined && (await isExcluded(manager, enquiry, agentId));
    const counts = answer !== undefined && !isUnseen && !isBarred;
    // Who was there was met, and answered, while they were.
    const at = live ? receivedAt : this.clock.now();
    const happened = [
      ...(takenDown?.means ?? []),
      ...(counts ? [...(takenDown?.answeredMeans ?? []), 'resolved' as const] : []),
    ];
    const shared = { organisationId, enquiryId, at, byId: agentId, data: { seenUpTo: position } };
    if (happened.length > 0)
      await this.ledger.record(
        manager,
        happened.map((type) => ({ ...shared, type })),
      );
    if (answer === undefined) return;
    await this.timeline.note(manager, enquiryId, agentId, answer);
    if (!counts) {
      const text = isBarred
        ? 'Whoever answered this on the spot must not deal with it: it is still to be answered'
        : 'More had come from the customer when this was answered on the spot: that is still to be answered';
      await this.timeline.event(manager, enquiryId, agentId, text, 'bad');
      return;
    }
    if (!enquiry.ownerId) await manager.update(Enquiry, { id: enquiryId }, { ownerId: agentId });
    if ((await this.openPromises(manager, enquiryId)) > 0) return;
    const agent = await manager.findOneByOrFail(Agent, { id: agentId });
    await this.openAndClosed.close(manager, enquiry, { agent, reason: 'answered on the spot' });
  }

  /** Between what the taker could have seen and now, besides what they took down. */
  private async moreCame(
    manager: EntityManager,
    { enquiryId, seenUpTo, id }: { enquiryId: string; seenUpTo: string; id: string },
  ): Promise<boolean> {
    const [newer] = await countNewerFromCustomer(manager, { enquiryId, seenUpTo, exceptContactId: id });
    return newer!.count > 0;
  }

  private openPromises(manager: EntityManager, enquiryId: string): Promise<number> {
    const unsettled = { state: In(['running', 'paused', 'missed']), settledAt: IsNull() };
    return manager.countBy(Commitment, { enquiryId, whose: 'council', ...unsettled });
  }
}
