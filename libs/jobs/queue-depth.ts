import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { inTime } from './in-time.js';

/** How many contacts wait in the queue to be routed, asked of the queue itself. */
@Injectable()
export class QueueDepth {
  private reading: Promise<Record<string, number>> | undefined;

  constructor(@InjectQueue('contacts') private readonly contacts: Queue) {}

  /** Rejects when the queue does not answer in time. */
  async read(): Promise<number> {
    // While Redis is gone every question waits for it; one is enough.
    this.reading ??= this.contacts
      .getJobCounts('waiting', 'active')
      .finally(() => (this.reading = undefined));
    const counts = await inTime(this.reading);
    return (counts.waiting ?? 0) + (counts.active ?? 0);
  }
}
