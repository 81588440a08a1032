import { Injectable } from '@nestjs/common';
import { callEvent, deliveryUpdate, type RawAnswer, type RawRequest } from '@frontdoor/channels/core';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import { ContactChanges } from '@frontdoor/casework/contact-changes';
import { Receipts } from '@frontdoor/casework/receipts';
import { CallNews, DeliveryNews } from '@frontdoor/casework/deliveries';
import { Channels } from '@frontdoor/casework/channels';

/** A provider's request: the adapter verifies and parses, everything it carries is made durable, then it is answered. */
@Injectable()
export class AcceptWebhook {
  constructor(
    private readonly channels: Channels,
    private readonly receiver: Receipts,
    private readonly contactChanges: ContactChanges,
    private readonly deliveryNews: DeliveryNews,
    private readonly callNews: CallNews,
  ) {}

  /** @throws FrontdoorError when it is refused; then nothing was taken. */
  async accept(adapterId: string, request: RawRequest): Promise<RawAnswer> {
    const connection = this.channels.get(adapterId)?.connection;
    if (!connection?.acceptWebhook) throw new FrontdoorError('page-not-found');
    const accepted = await connection.acceptWebhook(request);
    const receipts = await Promise.all(accepted.arrivals.map((arrival) => this.receiver.receive(arrival)));
    await this.contactChanges.take(accepted.changes);
    for (const update of accepted.deliveries) await this.deliveryNews.update(deliveryUpdate.parse(update));
    await this.callNews.take(accepted.calls.map((event) => callEvent.parse(event)));
    if (typeof accepted.answer === 'function') return accepted.answer(receipts);
    if (accepted.answer) return accepted.answer;
    const shown = receipts.map((receipt) => ({ ...receipt, receivedAt: toIso(receipt.receivedAt) }));
    return { status: 202, contentType: 'application/json', body: JSON.stringify({ contacts: shown }) };
  }
}
