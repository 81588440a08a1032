import { Injectable } from '@nestjs/common';
import type { DeliveryUpdate, Sent } from '@frontdoor/channels/core';
import { CHANNELS } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import {
  Contact,
  Customer,
  DataSource,
  Delivery,
  Enquiry,
  type EntityManager,
  findCallEvents,
  findPromisesToKeep,
  lockProviderId,
  markCallApplied,
  WorkItem,
  transaction,
} from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { outcomeOf } from './call-outcome.js';
import { newWorkItem, OfferWork, WorkItems } from '../queue/index.js';
import { forgetEarly, keepEarly, takeEarly } from './early-updates.js';
import { lockedDelivery } from './locked-delivery.js';
import { Changes, LiveEvents } from '../live/index.js';
import { Charters } from '../charters/index.js';
import { type Entry, Ledger } from '../ledger/index.js';
import { OpenAndClosed } from '../enquiries/index.js';
import { Timeline } from '../timeline/index.js';

/** What is learnt of something we sent, from the attempt itself, a delivery receipt or a bounce. */
@Injectable()
export class DeliveryNews {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly items: WorkItems,
    private readonly timeline: Timeline,
    private readonly openAndClosed: OpenAndClosed,
    private readonly offerWork: OfferWork,
    private readonly ledger: Ledger,
    private readonly charters: Charters,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly metrics: Metrics,
  ) {}

  /** The provider took it. A message counts as the response from this instant; a call once the customer answers. */
  async sent(deliveryId: string, { providerId, state, takenAt }: Sent): Promise<void> {
    const now = this.clock.now();
    const at = Math.min(takenAt ?? now, now);
    await this.change(deliveryId, async (manager, delivery) => {
      await lockProviderId(manager, { providerId });
      const change = { state, providerId, sentAt: at, problem: null, claimedUntil: null };
      await this.write(manager, delivery, change);
      const { live, arrivesWhen } = CHANNELS[delivery.channel];
      if (!live) await this.counts(manager, delivery, at);
      if (state === 'delivered' || arrivesWhen === 'taken') await this.arrived(manager, delivery, at);
      for (const update of await takeEarly(manager, providerId))
        await this.apply(manager, deliveryId, update);
      if (live) await this.applyCall(manager, deliveryId, providerId);
    });
  }

  /** Applies what is known of a call we made. Its moments may come before we have heard that it was made. */
  async updateCall(providerId: string): Promise<void> {
    const delivery = await this.source.manager.findOneBy(Delivery, { providerId });
    if (delivery)
      await this.change(delivery.id, async (manager) => {
        await lockProviderId(manager, { providerId });
        await this.applyCall(manager, delivery.id, providerId);
      });
  }

  /**
   * Applies a delivery receipt. Receipts may come twice, late, in any order, or before we have heard back from the
   * send itself: then they are kept for it.
   */
  async update(update: DeliveryUpdate): Promise<void> {
    const found = await transaction(this.source, async (manager) => {
      await lockProviderId(manager, { providerId: update.providerId });
      const delivery = await manager.findOneBy(Delivery, { providerId: update.providerId });
      if (!delivery) await keepEarly(manager, update, this.clock.now());
      return delivery;
    });
    if (found) await this.change(found.id, (manager, delivery) => this.apply(manager, delivery.id, update));
  }

  @Every(600_000)
  async forgetEarly(): Promise<void> {
    await forgetEarly(this.source.manager, this.clock.now());
  }

  /** It did not arrive: the promise is open again and a person is asked to see to it. */
  async failed(manager: EntityManager, deliveryId: string, problem: string): Promise<void> {
    const delivery = await manager.findOneByOrFail(Delivery, { id: deliveryId });
    if (delivery.state === 'failed') return;
    await this.write(manager, delivery, { state: 'failed', problem, claimedUntil: null });
    await this.ledger.takeBackContact(manager, delivery.contactId, `It did not arrive: ${problem}`);
    await this.reopen(manager, delivery);
    await this.askSomebody(manager, delivery, 'delivery-failed', `Not delivered: ${problem}`);
    this.metrics.deliveries.inc({ channel: delivery.channel, outcome: 'failed' });
  }

  /** Nobody knows whether it left: never sent again blindly, a person decides. */
  async unknown(deliveryId: string, problem: string): Promise<void> {
    await this.change(deliveryId, async (manager, delivery) => {
      await this.write(manager, delivery, { state: 'unknown', problem, claimedUntil: null });
      await this.askSomebody(
        manager,
        delivery,
        'delivery-unknown',
        `It is not known whether this left: ${problem}`,
      );
    });
  }

  async change(
    deliveryId: string,
    change: (manager: EntityManager, delivery: Delivery) => Promise<void>,
  ): Promise<void> {
    const { organisationId } = await this.changes.run(async (manager) => {
      const delivery = await lockedDelivery(manager, { id: deliveryId });
      if (!delivery) throw new Error('There is no such delivery');
      await change(manager, delivery);
      return delivery;
    });
    this.offerWork.kick(organisationId);
  }

  async write(manager: EntityManager, delivery: Delivery, change: Partial<Delivery>): Promise<void> {
    await manager.update(Delivery, { id: delivery.id }, { ...change, updatedAt: this.clock.now() });
    const { organisationId, enquiryId } = delivery;
    await this.live.append(manager, [
      { organisationId, topic: 'enquiry', subjectId: enquiryId },
      { organisationId, topic: 'outbox', subjectId: delivery.id },
    ]);
  }

  private async apply(
    manager: EntityManager,
    deliveryId: string,
    update: Pick<DeliveryUpdate, 'state' | 'problem'> & { at?: number },
  ): Promise<void> {
    const delivery = await manager.findOneByOrFail(Delivery, { id: deliveryId });
    if (update.state === 'failed') {
      return this.failed(manager, delivery.id, update.problem ?? 'The provider could not deliver it');
    }
    if (update.state === 'delivered' && delivery.state !== 'delivered' && delivery.state !== 'failed') {
      await this.write(manager, delivery, { state: 'delivered' });
      const at = update.at ?? this.clock.now();
      if (CHANNELS[delivery.channel].live) await this.reached(manager, delivery, at);
      else await this.arrived(manager, delivery, at);
    }
  }

  private async applyCall(manager: EntityManager, deliveryId: string, call: string): Promise<void> {
    const moments = await findCallEvents(manager, { call });
    if (moments.length === 0) return;
    await this.apply(manager, deliveryId, outcomeOf(moments));
    await markCallApplied(manager, { call, now: this.clock.now() });
  }

  /** An answer that did not arrive has closed nothing. */
  private async reopen(manager: EntityManager, { enquiryId: id, contactId }: Delivery): Promise<void> {
    const { meaning } = await manager.findOneByOrFail(Contact, { id: contactId });
    if (meaning?.type !== 'responded') return;
    await this.openAndClosed.reopenBecause(manager, 'answer-undelivered', [{ id }]);
  }

  /** What the message means for the charter counts from now on. */
  private async counts(manager: EntityManager, delivery: Delivery, at: number): Promise<void> {
    const { id, meaning, authorId, organisationId, enquiryId } = await manager.findOneByOrFail(Contact, {
      id: delivery.contactId,
    });
    if (!meaning) return;
    const { type, ...details } = meaning;
    // A later date counts because the customer was told, and from when.
    const data = type === 'extended' ? { ...details, customerToldAt: at } : details;
    const entry = { organisationId, enquiryId, contactId: id, byId: authorId ?? undefined };
    await this.ledger.record(manager, [{ ...entry, type: type as Entry['type'], at, data }]);
  }

  /** Some windows of the customer open when the response has arrived. */
  private async arrived(manager: EntityManager, delivery: Delivery, at: number): Promise<void> {
    const contact = await manager.findOneByOrFail(Contact, { id: delivery.contactId });
    if (contact.meaning?.type !== 'responded') return;
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: delivery.enquiryId });
    const pack = await this.charters.pinned(manager, enquiry);
    if (![...pack.clocks.values()].some(({ starts }) => starts === 'response-received')) return;
    const { organisationId, enquiryId } = delivery;
    const entry = { organisationId, enquiryId, contactId: contact.id };
    await this.ledger.record(manager, [{ ...entry, type: 'response-received', at }]);
  }

  private async reached(manager: EntityManager, delivery: Delivery, at: number): Promise<void> {
    await this.counts(manager, delivery, at);
    for (const item of await this.items.openOf(manager, delivery.enquiryId)) {
      if (item.kind === 'callback')
        await this.items.finish(manager, item, 'The customer was reached by telephone');
    }
  }

  private async askSomebody(
    manager: EntityManager,
    delivery: Delivery,
    kind: WorkItem['kind'],
    text: string,
  ): Promise<void> {
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: delivery.enquiryId });
    await this.timeline.event(manager, enquiry.id, null, text, 'bad');
    const contact = await manager.findOneByOrFail(Contact, { id: delivery.contactId });
    if (contact.automatic) return;
    const { language } = await manager.findOneByOrFail(Customer, { id: enquiry.customerId });
    await manager.insert(
      WorkItem,
      newWorkItem({
        id: this.ids.uuid(),
        organisationId: delivery.organisationId,
        enquiryId: enquiry.id,
        contactId: contact.id,
        kind,
        serviceId: enquiry.serviceId,
        channel: delivery.channel,
        language,
        queuedAt: this.clock.now(),
        promises: await findPromisesToKeep(manager, { enquiryId: enquiry.id }),
        preferredAgentId: enquiry.ownerId,
      }),
    );
    await this.live.append(manager, [
      { organisationId: delivery.organisationId, topic: 'queue', subjectId: enquiry.id },
    ]);
  }
}
