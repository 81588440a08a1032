import { Injectable } from '@nestjs/common';
import type { OutboundLetter, PrintQueue } from '@frontdoor/channels/core';
import { Clock } from '@frontdoor/kernel';
import { addToPrintQueue, DataSource } from '@frontdoor/persistence';

/** Letters that people here print and post, and faxes that they send. */
@Injectable()
export class PrintQueueEntries implements PrintQueue {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async add({ id: deliveryId }: OutboundLetter): Promise<void> {
    await addToPrintQueue(this.source, { deliveryId, now: this.clock.now() });
  }
}
