import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';

/** How many contacts wait in the queue to be routed, asked of the queue itself. */
@Injectable()
export class QueueDepth {
  constructor(@InjectQueue('contacts') private readonly contacts: Queue) {}

  /** Rejects when the queue does not answer. */
  async read(): Promise<number> {
    const counts = await this.contacts.getJobCounts('waiting', 'active');
    return (counts.waiting ?? 0) + (counts.active ?? 0);
  }
}
