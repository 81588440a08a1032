import { Inject, Injectable } from '@nestjs/common';
import { ChannelError, type OutgoingFile, planned, type Sendable, type Sent } from '@frontdoor/channels/core';
import { CHANNELS } from '@frontdoor/contracts';
import { Every, HandlesJob, type JobHandler, Outbox } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  claimAbandonedDeliveries,
  claimDueDeliveries,
  databaseTrouble,
  DataSource,
  Delivery,
  findOutgoingFiles,
  In,
  transaction,
} from '@frontdoor/persistence';
import { isDamaged, isStoreTrouble, type Logger, LOG, Metrics } from '@frontdoor/platform';
import { OptOuts } from '@frontdoor/casework/opt-outs';
import { Channels } from '@frontdoor/casework/channels';
import { ReadBytes } from '@frontdoor/casework/stored-bytes';
import { DeliveryNews, deliveryStatesBefore, Dialling } from '@frontdoor/casework/deliveries';
import { Letters } from '@frontdoor/casework/letters';
import { backoff, restAfter } from './rest-between.js';

/** An attempt whose process has not said for so long that it is still at it belongs to one that died. */
const CLAIM_MS = 60_000;
const RENEW_MS = 15_000;
/** While the database is in trouble, between two tries to say so, or to write down what became of an attempt. */
const AGAIN_MS = 500;
/** Longest time for which that is tried; then others find out what became of it. */
const WRITE_DOWN_MS = 600_000;
/** A due delivery that the queue lost is put in it again after this. */
const CLAIM_DUE_MS = 15_000;
const MOST_ATTEMPTS = 12;
/** A provider that cannot say just now what became of an attempt is asked again, for so long; then a person decides. */
const ASKED_FOR_MS = 30 * 60_000;
const ASKED_AGAIN_MS = { least: 2000, most: 300_000 };
const FOUND_OUT_AT_ONCE = 16;
const DIED = 'the process that sent it ended before it heard back';

/**
 * Hands one delivery to its provider. The attempt is written down before it is made and its outcome after, apart,
 * so that a crash in between is seen as an unknown outcome and never repeated blindly.
 */
@Injectable()
@HandlesJob('send-message')
export class SendMessage implements JobHandler<'send-message'> {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly news: DeliveryNews,
    private readonly dialling: Dialling,
    private readonly optOuts: OptOuts,
    private readonly letters: Letters,
    private readonly bytes: ReadBytes,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** What this process is at now. */
  private readonly inHand = new Set<string>();

  async handle({ ids: [id] }: { ids: [string] }): Promise<void> {
    const now = this.clock.now();
    const claim = {
      state: 'sending' as const,
      attempts: () => 'attempts + 1',
      claimedUntil: now + CLAIM_MS,
      attemptedAt: now,
      // What is known of the attempt before is not of this one.
      problem: null,
    };
    const claimable = { id, state: In(deliveryStatesBefore('claimed')) };
    const claimed = await this.source.manager.update(Delivery, claimable, claim);
    if (claimed.affected === 0) return;
    await this.holding(id, () => this.sendClaimed(id));
  }

  /** Nobody else is at it meanwhile, however long it takes. */
  private async holding(id: string, work: () => Promise<void>): Promise<void> {
    this.inHand.add(id);
    const over = new AbortController();
    const renewing = this.renewClaim(id, over.signal);
    try {
      await work();
    } finally {
      over.abort();
      await renewing;
      this.inHand.delete(id);
    }
  }

  private async sendClaimed(id: string): Promise<void> {
    const delivery = await this.writtenDown(() => this.source.manager.findOneByOrFail(Delivery, { id }));
    let sent: Sent;
    try {
      sent = await this.attempt(delivery);
    } catch (error) {
      await this.writtenDown(() => this.afterTrouble(delivery, error));
      return;
    }
    await this.writtenDown(() => this.news.accepted(id, sent));
    this.metrics.deliveries.inc({ channel: delivery.channel, outcome: 'sent' });
  }

  /** A provider may take longer than a claim lasts; others must not take this process for dead meanwhile. */
  private async renewClaim(id: string, over: AbortSignal): Promise<void> {
    let rest = RENEW_MS;
    for (;;) {
      const goesOn = await this.clock.sleep(rest, over).then(
        () => true,
        () => false,
      );
      if (!goesOn) return;
      const claimedUntil = this.clock.now() + CLAIM_MS;
      rest = await this.source.manager.update(Delivery, { id, state: 'sending' }, { claimedUntil }).then(
        () => RENEW_MS,
        () => AGAIN_MS,
      );
    }
  }

  /** What became of an attempt is known here alone, so it is written down as soon as the database can be written to. */
  private async writtenDown<T>(write: () => Promise<T>): Promise<T> {
    for (let waited = 0; ; waited += AGAIN_MS) {
      try {
        return await write();
      } catch (error) {
        if (!databaseTrouble(error) || waited >= WRITE_DOWN_MS) throw error;
        await this.clock.sleep(AGAIN_MS);
      }
    }
  }

  /** Puts due deliveries in the queue again. */
  @Every(2000)
  async sweep(): Promise<void> {
    const now = this.clock.now();
    await transaction(this.source, async (manager) => {
      const due = await claimDueDeliveries(manager, { now, again: now + CLAIM_DUE_MS });
      await this.outbox.add(
        manager,
        'send-message',
        due.map(({ id }) => ({ ids: [id] })),
      );
    });
  }

  /**
   * Finds out about those whose process died, and asks again what became of others. A provider that does not answer holds up no
   * other sweep, and each is asked about by one process at a time: what was learnt of one attempt says nothing of the next.
   */
  @Every(2000)
  async findOut(): Promise<void> {
    const now = this.clock.now();
    const claim = { now, until: now + CLAIM_MS, limit: FOUND_OUT_AT_ONCE };
    const abandoned = await claimAbandonedDeliveries(this.source.manager, claim);
    const own = abandoned.filter(({ id }) => !this.inHand.has(id));
    const found = await Promise.allSettled(
      own.map(({ id }) =>
        this.holding(id, async () => {
          const delivery = await this.source.manager.findOneByOrFail(Delivery, { id });
          await this.reconcile(delivery, delivery.problem ?? DIED);
        }),
      ),
    );
    const failed = found.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async attempt(delivery: Delivery): Promise<Sent> {
    const sendable = await this.sendable(delivery);
    const sender = this.channels.sending(delivery.channel, sendable.entryPoint.address);
    if (!sender?.connection.send) {
      const { label } = CHANNELS[delivery.channel];
      throw new ChannelError('reauthorise', `No provider is set up for this channel: ${label}`);
    }
    this.refuseNumbers(delivery, sendable);
    await this.refuseUnwanted(delivery, sendable);
    await this.noteSender(delivery, sender.manifest.id);
    return sender.connection.send(sendable);
  }

  /** What becomes of it is asked where it left, also when somebody else sends on the channel by then. */
  private async noteSender(delivery: Delivery, adapter: string): Promise<void> {
    if (delivery.adapter === adapter) return;
    await this.writtenDown(() => this.source.manager.update(Delivery, { id: delivery.id }, { adapter }));
    delivery.adapter = adapter;
  }

  /** Nothing is rung or texted past this, whichever door its number came in by. Nobody confirms what leaves by itself. */
  private refuseNumbers({ channel }: Delivery, sendable: Sendable): void {
    if (CHANNELS[channel].entryPointIs !== 'telephone') return;
    const agentNumber = sendable.form === 'call' ? (sendable.agentNumber ?? []) : [];
    const judged = [sendable.to.value, agentNumber].flat().map((number) => this.dialling.judge(number));
    const isAutomatic = sendable.form === 'message' && sendable.automatic;
    for (const each of judged)
      if (each.verdict === 'refuse' || (each.verdict === 'ask' && isAutomatic))
        throw new ChannelError('give-up', `The number is neither rung nor texted: ${each.why}.`);
  }

  /** Said after it was written, or by another door. */
  private async refuseUnwanted({ organisationId, channel }: Delivery, { form, to }: Sendable): Promise<void> {
    if (form === 'call') return;
    const isUnwanted = await this.optOuts.of(this.source.manager, organisationId, [to]);
    if (isUnwanted(channel, to.value))
      throw new ChannelError('give-up', 'The customer wants no more messages on this channel.');
  }

  /** As it was written down, with the files that travel with it; a letter as it is printed. */
  private async sendable(delivery: Delivery): Promise<Sendable> {
    const { message, contactId } = delivery;
    const sendable = planned.parse(message);
    if (sendable.form === 'call') return sendable;
    if (sendable.form === 'message' && sendable.linksFiles) return { ...sendable, files: [] };
    const files = await this.filesOf(contactId);
    if (sendable.form === 'message') return { ...sendable, files };
    return { ...sendable, files, ...(await this.letters.onPaper(delivery, sendable)) };
  }

  private async filesOf(contactId: string): Promise<OutgoingFile[]> {
    const files = [];
    for (const file of await findOutgoingFiles(this.source.manager, { contactId })) {
      const content = await this.bytes.ofRow(file).catch(asTroubleOf(file.name));
      files.push({ name: file.name, contentType: file.contentType, content });
    }
    return files;
  }

  private async afterTrouble(delivery: Delivery, error: unknown): Promise<void> {
    const known =
      error instanceof ChannelError
        ? error
        : new ChannelError('reconcile', 'something unexpected went wrong', { cause: error });
    this.log.warn(
      { delivery: delivery.id, channel: delivery.channel, remedy: known.remedy, err: known.cause ?? known },
      'sending failed',
    );
    this.metrics.deliveries.inc({ channel: delivery.channel, outcome: known.remedy });
    if (known.isUnwanted) {
      const { organisationId, channel, message } = delivery;
      const party = planned.parse(message).to;
      await this.optOuts.note({ organisationId, channel, party }, 'no-messages');
    }
    if (known.remedy === 'reconcile') return this.reconcile(delivery, known.message);
    if (known.remedy === 'give-up' || delivery.attempts >= MOST_ATTEMPTS) {
      return this.news.refused(delivery.id, known.message);
    }
    await this.again(delivery, known.message, restAfter(known, delivery.attempts));
  }

  private async reconcile(delivery: Delivery, problem: string): Promise<void> {
    const attemptedAt = delivery.attemptedAt ?? delivery.createdAt;
    const sendable = await this.sendable(delivery);
    const sender =
      delivery.adapter === null
        ? this.channels.sending(delivery.channel, sendable.entryPoint.address)
        : this.channels.get(delivery.adapter);
    let outcome: Sent | 'not-sent' | undefined;
    try {
      outcome = await sender?.connection.reconcile?.(sendable, attemptedAt);
    } catch (error) {
      if (await this.askLater(delivery, attemptedAt, problem, error)) return;
    }
    if (outcome === 'not-sent') return this.again(delivery, problem, 0);
    if (outcome) return this.news.accepted(delivery.id, outcome);
    if (mayComeTwice(sendable) && delivery.attempts < MOST_ATTEMPTS)
      return this.again(delivery, problem, backoff(delivery.attempts));
    return this.news.lost(delivery.id, problem);
  }

  /** Whether what became of an attempt is asked again later, since the provider could not be asked now. */
  private async askLater(
    { id }: Delivery,
    attemptedAt: number,
    problem: string,
    error: unknown,
  ): Promise<boolean> {
    if (error instanceof ChannelError && error.remedy === 'give-up') return false;
    const now = this.clock.now();
    const waited = now - attemptedAt;
    if (waited >= ASKED_FOR_MS) return false;
    const rest = Math.min(Math.max(waited, ASKED_AGAIN_MS.least), ASKED_AGAIN_MS.most);
    await this.writtenDown(() =>
      this.source.manager.update(Delivery, { id, state: 'sending' }, { claimedUntil: now + rest, problem }),
    );
    return true;
  }

  private again(delivery: Delivery, problem: string, restMs: number): Promise<void> {
    return this.news.postponed(delivery.id, problem, this.clock.now() + restMs);
  }
}

/**
 * An automatic message that carries a Message-ID: nobody would be asked about it, and who gets it twice can tell by the
 * Message-ID that it is the same.
 */
const mayComeTwice = (sendable: Sendable): boolean =>
  sendable.form === 'message' && sendable.automatic && sendable.thread !== undefined;

/** Nothing has left yet. */
const asTroubleOf =
  (name: string) =>
  (cause: unknown): never => {
    if (isDamaged(cause))
      throw new ChannelError('give-up', `Its file ${name} is damaged or missing where it was kept.`, {
        cause,
      });
    if (isStoreTrouble(cause))
      throw new ChannelError('retry', 'Its files cannot be had from where they are kept just now.', {
        cause,
      });
    throw cause;
  };
