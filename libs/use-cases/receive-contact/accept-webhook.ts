import { Injectable } from '@nestjs/common';
import {
  callEvent,
  deliveryUpdate,
  lineMoment,
  recordingHeard,
  recordingMade,
  type Manifest,
  type RawAnswer,
  type RawRequest,
  type WebhookAccepted,
} from '@frontdoor/channels/core';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import { inBackground } from '@frontdoor/persistence';
import { ContactChanges } from '@frontdoor/casework/contact-changes';
import { Receipts } from '@frontdoor/casework/receipts';
import { CallNews, DeliveryNews } from '@frontdoor/casework/deliveries';
import { OptOuts } from '@frontdoor/casework/opt-outs';
import { CallDesk, KeepRecordings, LineNews } from '@frontdoor/casework/calls';
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
    private readonly optOuts: OptOuts,
    private readonly lines: LineNews,
    private readonly recordings: KeepRecordings,
    private readonly desk: CallDesk,
  ) {}

  /**
   * @param from whether it came to an address for providers and other systems, or is a form of a page of ours
   * @throws FrontdoorError when it is refused; then nothing was taken.
   */
  async accept(
    adapterId: string,
    request: RawRequest,
    from: Manifest['webhooks'] = 'from-outside',
  ): Promise<RawAnswer> {
    const { connection, manifest } = this.channels.get(adapterId) ?? {};
    if (!connection?.acceptWebhook || (manifest?.webhooks ?? 'from-outside') !== from)
      throw new FrontdoorError('page-not-found');
    const accepted = await connection.acceptWebhook(request);
    const receipts = await Promise.all(accepted.arrivals.map((arrival) => this.receiver.receive(arrival)));
    // Somebody on the line waits until it is taken; of what a provider tells by the way nobody does.
    const news = (): Promise<void> => this.takeNews(accepted);
    await (accepted.asks ? news() : inBackground(news));
    if (accepted.asks) {
      const [arrival, receipt] = [accepted.arrivals[0], receipts[0]];
      const taken = arrival && receipt && { arrival, receipt };
      return accepted.asks.answer(await this.desk.next(accepted.asks.ask, taken));
    }
    if (typeof accepted.answer === 'function') return accepted.answer(receipts);
    if (accepted.answer) return accepted.answer;
    const shown = receipts.map(({ differs: _differs, receivedAt, ...receipt }) => ({
      ...receipt,
      receivedAt: toIso(receivedAt),
    }));
    return { status: 202, contentType: 'application/json', body: JSON.stringify({ contacts: shown }) };
  }

  private async takeNews(accepted: WebhookAccepted): Promise<void> {
    await this.contactChanges.take(accepted.changes);
    for (const update of accepted.deliveries) await this.deliveryNews.update(deliveryUpdate.parse(update));
    await this.callNews.take(accepted.calls.map((event) => callEvent.parse(event)));
    await this.lines.take(accepted.lines.map((moment) => lineMoment.parse(moment)));
    await this.recordings.take(accepted.recordings.map((made) => recordingMade.parse(made)));
    await this.recordings.hear(accepted.heard.map((heard) => recordingHeard.parse(heard)));
    await this.optOuts.take(accepted.wishes);
  }
}
