import { Injectable } from '@nestjs/common';
import { type DeliveryUpdate, planned, type Sent } from '@frontdoor/channels/core';
import { CHANNELS, type DeliveryState } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  Contact,
  DataSource,
  Delivery,
  Enquiry,
  type EntityManager,
  findCallEvents,
  lockProviderId,
  markCallApplied,
  nameTelephone,
  WorkItem,
  transaction,
} from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { type CallOutcome, isOver, outcomeOf } from './call-outcome.js';
import { CallsInQueue, OfferWork, WorkItems } from '../queue/index.js';
import { forgetEarly, keepEarly, takeEarly } from './early-updates.js';
import { letBe } from './let-be.js';
import { roomCall } from './room-call.js';
import { lockedDelivery } from './locked-delivery.js';
import { DELIVERY_MOVES, type DeliveryMove, type DeliveryMoveName } from './moves.js';
import { Changes, LiveEvents } from '../live/index.js';
import { Charters } from '../charters/index.js';
import { type NewLedgerEntry, Ledger } from '../ledger/index.js';
import { OpenAndClosed } from '../enquiries/index.js';
import { OptOuts } from '../opt-outs/index.js';
import { Timeline } from '../timeline/index.js';

/** When somebody is asked again of whom nobody knew whether they took something. */
const ASK_ABOUT_LOST_MS = 300_000;
/** Nobody is asked about what is there any more. */
const ENDS: ReadonlySet<DeliveryState> = new Set(['queued', 'delivered', 'failed', 'taken-back']);

/** What is learnt of something we sent, from the attempt itself, a delivery receipt or a bounce. */
@Injectable()
export class DeliveryNews {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly items: WorkItems,
    private readonly calls: CallsInQueue,
    private readonly timeline: Timeline,
    private readonly openAndClosed: OpenAndClosed,
    private readonly offerWork: OfferWork,
    private readonly ledger: Ledger,
    private readonly charters: Charters,
    private readonly live: LiveEvents,
    private readonly optOuts: OptOuts,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /**
   * The provider took it. A message counts as the response from this instant, or, where it waits to be posted, from when it
   * is; a call once its agent says so. What was reported before we heard this is applied with it.
   */
  async accepted(deliveryId: string, { providerId, state, takenAt, askInMs }: Sent): Promise<void> {
    const now = this.clock.now();
    const at = Math.min(takenAt ?? now, now);
    await this.change(deliveryId, async (manager, delivery) => {
      await lockProviderId(manager, { providerId });
      const wasLost = delivery.state === 'unknown';
      const heard = { providerId, problem: null, askAt: askInMs === undefined ? null : now + askInMs };
      const moved =
        state === 'to-post'
          ? await this.move(manager, delivery, 'handed-over', at, heard)
          : await this.move(manager, delivery, 'accepted', at, { ...heard, sentAt: at });
      if (!moved) return;
      if (wasLost) await this.withdrawQuestion(manager, delivery);
      if (state === 'delivered') await this.move(manager, delivery, 'delivered', at);
      for (const report of await takeEarly(manager, providerId)) await this.apply(manager, delivery, report);
      if (!CHANNELS[delivery.channel].live) return;
      await this.applyCall(manager, delivery, providerId);
      await this.endCalledOff(manager, delivery, providerId);
    });
  }

  /** It has certainly not left, and is tried again at `nextAttemptAt`. */
  async postponed(deliveryId: string, problem: string, nextAttemptAt: number): Promise<void> {
    await this.change(deliveryId, async (manager, delivery) => {
      if (await this.wasCalledOff(manager, delivery)) return;
      await this.move(manager, delivery, 'postponed', this.clock.now(), { problem, nextAttemptAt });
    });
  }

  /** The provider will not take it. Of a call in a room it is the agent whom it will not ring. */
  async refused(deliveryId: string, problem: string): Promise<void> {
    await this.change(deliveryId, async (manager, delivery) => {
      if (await this.wasCalledOff(manager, delivery)) return;
      const name = (await roomCall(manager, delivery)) ? 'not-rung' : 'refused';
      await this.move(manager, delivery, name, this.clock.now(), { problem });
    });
  }

  /** Nobody knows whether it left: never sent again blindly, a person decides. */
  async lost(deliveryId: string, problem: string): Promise<void> {
    await this.change(deliveryId, async (manager, delivery) => {
      if (await this.wasCalledOff(manager, delivery)) return;
      const now = this.clock.now();
      await this.move(manager, delivery, 'lost', now, { problem, askAt: now + ASK_ABOUT_LOST_MS });
    });
  }

  /**
   * Its provider is certain that it never came, of which nobody knew: it is sent once more by itself, unless a person has taken
   * up the question or decided it. Returns whether it is.
   */
  async neverCame(deliveryId: string): Promise<boolean> {
    let isSent = false;
    await this.change(deliveryId, async (manager, delivery) => {
      const { enquiryId, contactId, againAt, state } = delivery;
      if (state !== 'unknown' || againAt !== null) return;
      const { automatic } = await manager.findOneByOrFail(Contact, { id: contactId });
      const open = await this.items.openOf(manager, enquiryId);
      const asked = open.find((item) => item.kind === 'delivery-unknown' && item.contactId === contactId);
      if (!automatic && (asked === undefined || asked.state === 'assigned')) return;
      const now = this.clock.now();
      isSent = await this.move(manager, delivery, 'never-came', now, { againAt: now, nextAttemptAt: now });
      const text = 'The provider never had it: it is sent once more';
      await this.timeline.event(manager, enquiryId, null, text);
      if (asked) await this.items.finish(manager, asked, text);
    });
    return isSent;
  }

  /** What was asked of it is known by now; it is asked about again after this time, or no more. */
  async asked(deliveryId: string, askInMs: number | undefined): Promise<void> {
    const askAt = askInMs === undefined ? null : this.clock.now() + askInMs;
    await this.source.manager.update(Delivery, { id: deliveryId }, { askAt });
  }

  /** A person has what failed or was lost sent again. Returns whether this one can be: a call is made anew instead. */
  async sendAgain(manager: EntityManager, delivery: Delivery, nextAttemptAt: number): Promise<boolean> {
    if (CHANNELS[delivery.channel].live) return false;
    const change = { attempts: 0, againAt: null, problem: null, nextAttemptAt };
    return this.move(manager, delivery, 'sent-again', this.clock.now(), change);
  }

  /**
   * A person says whether something arrived of which nobody knew, or takes back what was said of it. If it arrived, it left
   * with the attempt, and counts from then. Returns whether there is anything to say.
   */
  async say(
    manager: EntityManager,
    delivery: Delivery,
    outcome: 'arrived' | 'not-arrived' | 'not-known',
    by: string,
  ): Promise<boolean> {
    if (delivery.state !== 'unknown' && delivery.said === null) return false;
    const left = delivery.attemptedAt ?? delivery.createdAt;
    const at = this.clock.now();
    if (outcome === 'arrived')
      return this.move(manager, delivery, 'said-arrived', left, {
        said: outcome,
        sentAt: left,
        problem: null,
      });
    if (outcome === 'not-arrived')
      return this.move(manager, delivery, 'said-lost', at, {
        said: outcome,
        problem: `${by} says that it did not arrive`,
      });
    return this.move(manager, delivery, 'unsaid', at, {
      sentAt: null,
      problem: `${by} took back what was said of it`,
    });
  }

  /** What people here, or a printer, were to post was posted at an instant. Returns whether it still had to be. */
  async posted(manager: EntityManager, delivery: Delivery, at: number): Promise<boolean> {
    return this.move(manager, delivery, 'left', at, { sentAt: at, problem: null });
  }

  /** It was not posted after all. Returns whether anybody had said so. */
  async notPosted(manager: EntityManager, delivery: Delivery): Promise<boolean> {
    return this.move(manager, delivery, 'not-left', this.clock.now(), { sentAt: null });
  }

  /** It came back, or cannot be posted. Returns whether it was on its way. */
  async returned(manager: EntityManager, delivery: Delivery, problem: string): Promise<boolean> {
    return this.move(manager, delivery, 'undeliverable', this.clock.now(), { problem });
  }

  /** It did not come back, or can be posted, after all. Returns whether anybody had said so. */
  async notReturned(
    manager: EntityManager,
    delivery: Delivery,
    { wasPosted }: { wasPosted: boolean },
  ): Promise<boolean> {
    const at = delivery.sentAt ?? delivery.createdAt;
    const name = wasPosted ? 'not-returned' : 'to-post-after-all';
    const moved = await this.move(manager, delivery, name, at, { problem: null });
    if (moved) await this.finishWork(manager, delivery, 'delivery-failed', 'It did not come back after all');
    return moved;
  }

  /**
   * Whoever wrote it has it to write again: it leaves no more, and is answered by something else. Returns whether it still
   * had to be posted.
   */
  async withdrawn(manager: EntityManager, delivery: Delivery): Promise<boolean> {
    return this.move(manager, delivery, 'withdrawn', this.clock.now(), { problem: null });
  }

  /** Its agent hangs up, or waited long enough, before a provider was asked to ring anybody: nobody is. */
  async calledOff(manager: EntityManager, contactId: string, why?: string): Promise<void> {
    const known = await manager.findOneBy(Delivery, { contactId });
    const delivery = known && (await lockedDelivery(manager, { id: known.id }));
    if (!delivery) return;
    if (planned.parse(delivery.message).form !== 'call') return;
    await this.move(manager, delivery, 'called-off', this.clock.now(), { problem: why ?? letBe(delivery) });
  }

  /** Somebody's mail server says that it did not arrive. */
  async bounced(manager: EntityManager, deliveryId: string, problem: string): Promise<void> {
    const delivery = await manager.findOneByOrFail(Delivery, { id: deliveryId });
    await this.move(manager, delivery, 'undeliverable', this.clock.now(), { problem });
  }

  /** Applies what is known of a call we made. Its moments may come before we have heard that it was made. */
  async updateCall(providerId: string): Promise<void> {
    // Whoever is just hearing that it was made may have looked before these moments were there: they are waited for.
    const delivery = await transaction(this.source, async (manager) => {
      await lockProviderId(manager, { providerId });
      return manager.findOneBy(Delivery, { providerId });
    });
    if (delivery)
      await this.change(delivery.id, async (manager, locked) => {
        await lockProviderId(manager, { providerId });
        await this.applyCall(manager, locked, providerId);
      });
  }

  /** A call was answered some time ago, and how it went is not known. */
  async askHowItWent(deliveryId: string): Promise<void> {
    await this.change(deliveryId, (manager, delivery) => this.addOutcomeWork(manager, delivery));
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
    if (found) await this.change(found.id, (manager, delivery) => this.apply(manager, delivery, update));
    if (found && update.isUnwanted) {
      const { organisationId, channel, message } = found;
      await this.optOuts.note({ organisationId, channel, party: planned.parse(message).to }, 'no-messages');
    }
  }

  @Every(600_000)
  async forgetEarly(): Promise<void> {
    await forgetEarly(this.source.manager, this.clock.now());
  }

  private async change(
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

  private async apply(
    manager: EntityManager,
    delivery: Delivery,
    {
      state,
      problem,
      remark,
      at = this.clock.now(),
    }: Pick<DeliveryUpdate, 'problem' | 'remark'> & {
      state: DeliveryUpdate['state'] | CallOutcome['state'];
      at?: number;
    },
  ): Promise<void> {
    if (remark !== undefined) await this.timeline.event(manager, delivery.enquiryId, null, remark, 'bad');
    if (state === 'sent') await this.posted(manager, delivery, at);
    if (state === 'delivered') await this.move(manager, delivery, 'delivered', at);
    if (state === 'failed')
      await this.move(manager, delivery, 'undeliverable', at, {
        problem: problem ?? 'The provider could not deliver it',
      });
    if (state === 'taken-back') await this.move(manager, delivery, 'let-be', at, { problem });
  }

  /** Changes a delivery, with what follows, where the table of moves has it. Returns whether it had. */
  private async move(
    manager: EntityManager,
    delivery: Delivery,
    name: DeliveryMoveName,
    at: number,
    details: Partial<Delivery> = {},
  ): Promise<boolean> {
    const move = DELIVERY_MOVES[delivery.state][name];
    if (!move) return false;
    const change = {
      said: null,
      ...(ENDS.has(move.to) && { askAt: null }),
      ...details,
      state: move.to,
      claimedUntil: null,
      updatedAt: this.clock.now(),
    };
    await manager.update(Delivery, { id: delivery.id }, change);
    Object.assign(delivery, change);
    const { organisationId, enquiryId } = delivery;
    await this.live.append(manager, [
      { organisationId, topic: 'enquiry', subjectId: enquiryId },
      { organisationId, topic: 'outbox', subjectId: delivery.id },
    ]);
    await this.applyConsequences(manager, delivery, move, at);
    return true;
  }

  /** What follows from a move. */
  private async applyConsequences(
    manager: EntityManager,
    delivery: Delivery,
    { to, counts = false, takenBack }: DeliveryMove,
    at: number,
  ): Promise<void> {
    const { live, arrivesWhen } = CHANNELS[delivery.channel];
    const problem = delivery.problem ?? '';
    if (counts && !live) await this.recordMeaning(manager, delivery, at);
    if (!live && (arrivesWhen === 'taken' ? counts : to === 'delivered'))
      await this.responseArrived(manager, delivery, at);
    if (takenBack) await this.ledger.takeBackContact(manager, delivery.contactId, takenBack);
    if (to === 'failed') {
      await this.ledger.takeBackContact(manager, delivery.contactId, `It did not arrive: ${problem}`);
      await this.reopen(manager, delivery);
      await this.addWorkItem(manager, delivery, 'delivery-failed', `Not delivered: ${problem}`);
      this.metrics.deliveries.inc({ channel: delivery.channel, outcome: 'failed' });
    }
    if (to === 'taken-back' && live) {
      await this.timeline.event(manager, delivery.enquiryId, null, `Not rung: ${problem}`);
      // Its telephones have nothing more to wait for, and its agent is told.
      await this.calls.mind(manager, [delivery.contactId]);
    }
    if (to === 'taken-back' && !live) {
      await this.reopen(manager, delivery, 'answer-taken-back');
      await this.addAnswering(manager, delivery);
    }
    if (to === 'unknown') {
      await this.ledger.takeBackContact(
        manager,
        delivery.contactId,
        `It is not known whether it arrived: ${problem}`,
      );
      const text = `It is not known whether this left: ${problem}`;
      await this.addWorkItem(manager, delivery, 'delivery-unknown', text);
    }
  }

  /** Its agent hung up while its provider was asked: whatever came of that, nobody is rung for it any more. */
  private async wasCalledOff(manager: EntityManager, delivery: Delivery): Promise<boolean> {
    if ((await roomCall(manager, delivery))?.state !== 'ended') return false;
    return this.move(manager, delivery, 'not-rung', this.clock.now(), { problem: letBe(delivery) });
  }

  /** The agent's telephone is known by its provider's id from now on: where its call is over, it is silenced at once. */
  private async endCalledOff(
    manager: EntityManager,
    { contactId: id }: Delivery,
    providerId: string,
  ): Promise<void> {
    const [telephone] = await nameTelephone(manager, { id, providerId });
    if (telephone?.call === 'ended') await this.calls.mind(manager, [id]);
  }

  private async applyCall(manager: EntityManager, delivery: Delivery, call: string): Promise<void> {
    const moments = await findCallEvents(manager, { call });
    if (moments.length === 0) return;
    await this.apply(manager, delivery, outcomeOf(moments));
    if (isOver(moments)) await this.addOutcomeWork(manager, delivery);
    await markCallApplied(manager, { call, now: this.clock.now() });
  }

  /** Nobody has to find out any more whether it left. */
  private async withdrawQuestion(
    manager: EntityManager,
    { enquiryId, contactId }: Pick<Delivery, 'enquiryId' | 'contactId'>,
  ): Promise<void> {
    const text = 'The provider has it after all: it left';
    await this.timeline.event(manager, enquiryId, null, text);
    await this.finishWork(manager, { enquiryId, contactId }, 'delivery-unknown', text);
  }

  /** What was to be done about a delivery is done with. */
  private async finishWork(
    manager: EntityManager,
    { enquiryId, contactId }: Pick<Delivery, 'enquiryId' | 'contactId'>,
    kind: WorkItem['kind'],
    outcome: string,
  ): Promise<void> {
    const open = await this.items.openOf(manager, enquiryId);
    for (const item of open.filter((each) => each.kind === kind && each.contactId === contactId))
      await this.items.finish(manager, item, outcome);
  }

  /** Opens the enquiry again where the answer that closed it did not arrive, or does not leave. */
  private async reopen(
    manager: EntityManager,
    { enquiryId: id, contactId }: Delivery,
    why: 'answer-undelivered' | 'answer-taken-back' = 'answer-undelivered',
  ): Promise<void> {
    const { meaning } = await manager.findOneByOrFail(Contact, { id: contactId });
    if (meaning?.type !== 'responded') return;
    await this.openAndClosed.reopenBecause(manager, why, [{ id }]);
  }

  /** Somebody has to answer what this was the answer to, unless they are at it; its writer is asked first. */
  private async addAnswering(manager: EntityManager, { enquiryId, contactId }: Delivery): Promise<void> {
    const open = await this.items.openOf(manager, enquiryId);
    if (open.some(({ kind }) => kind === 'answer')) return;
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    const { authorId } = await manager.findOneByOrFail(Contact, { id: contactId });
    const where = { enquiryId, direction: 'in' as const };
    const [last] = await manager.find(Contact, { where, order: { at: 'DESC' }, take: 1 });
    if (last) await this.items.add(manager, { ...enquiry, ownerId: authorId }, 'answer', last);
  }

  /** What the message means for the charter counts from now on. */
  private async recordMeaning(manager: EntityManager, delivery: Delivery, at: number): Promise<void> {
    const { id, meaning, authorId, organisationId, enquiryId } = await manager.findOneByOrFail(Contact, {
      id: delivery.contactId,
    });
    if (!meaning) return;
    const { type, ...details } = meaning;
    // A later date counts because the customer was told, and from when.
    const data = type === 'extended' ? { ...details, customerToldAt: at } : details;
    const entry = { organisationId, enquiryId, contactId: id, byId: authorId ?? undefined };
    await this.ledger.record(manager, [{ ...entry, type: type as NewLedgerEntry['type'], at, data }]);
  }

  /** Some windows of the customer open when the response has arrived. */
  private async responseArrived(manager: EntityManager, delivery: Delivery, at: number): Promise<void> {
    const contact = await manager.findOneByOrFail(Contact, { id: delivery.contactId });
    if (contact.meaning?.type !== 'responded') return;
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: delivery.enquiryId });
    const pack = await this.charters.pinned(manager, enquiry);
    if (![...pack.clocks.values()].some(({ starts }) => starts === 'response-received')) return;
    const { organisationId, enquiryId } = delivery;
    const entry = { organisationId, enquiryId, contactId: contact.id };
    await this.ledger.record(manager, [{ ...entry, type: 'response-received', at }]);
  }

  /** Who answered only the agent can tell: until somebody does, the call has answered nobody. */
  private async addOutcomeWork(manager: EntityManager, delivery: Delivery): Promise<void> {
    if (delivery.state !== 'delivered') return;
    const contact = await manager.findOneByOrFail(Contact, { id: delivery.contactId });
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: delivery.enquiryId });
    if (contact.callOutcome !== null || enquiry.state === 'closed') return;
    if (await manager.existsBy(WorkItem, { contactId: contact.id, kind: 'call-outcome' })) return;
    const text = 'The call was answered; nobody has said yet how it went';
    await this.timeline.event(manager, enquiry.id, null, text);
    // Asked first of whoever made it.
    await this.items.add(manager, { ...enquiry, ownerId: contact.authorId }, 'call-outcome', contact);
  }

  private async addWorkItem(
    manager: EntityManager,
    delivery: Delivery,
    kind: WorkItem['kind'],
    text: string,
  ): Promise<void> {
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: delivery.enquiryId });
    await this.timeline.event(manager, enquiry.id, null, text, 'bad');
    const contact = await manager.findOneByOrFail(Contact, { id: delivery.contactId });
    if (contact.automatic) return;
    await this.items.add(manager, enquiry, kind, { id: contact.id, channel: delivery.channel });
  }
}
