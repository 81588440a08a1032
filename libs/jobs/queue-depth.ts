import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { inTime } from './in-time.js';
import { queueTrouble } from './queue-trouble.js';

/** Below what somebody who asks /ready waits for. */
const LOOK_MS = 2000;

/** How many jobs of routing wait in the queue or are under way, asked of the queue itself. */
@Injectable()
export class QueueDepth {
  private reading: Promise<Record<string, number>> | undefined;

  private lastError: unknown;

  constructor(@InjectQueue('contacts') private readonly contacts: Queue) {
    contacts.on('error', (error) => (this.lastError = error));
  }

  /** @throws Error with one plain sentence when the queue does not answer in time. */
  async read(): Promise<number> {
    try {
      const waiting = await this.count();
      this.lastError = undefined;
      return waiting;
    } catch (error) {
      throw new Error(queueTrouble(this.lastError ?? error), { cause: error });
    }
  }

  /** What is wrong with the queue, in one plain sentence; undefined when it answers. */
  async trouble(): Promise<string | undefined> {
    return this.read().then(
      () => undefined,
      (error: Error) => error.message,
    );
  }

  private async count(): Promise<number> {
    // While Redis is gone every question waits for it; one is enough.
    this.reading ??= this.contacts
      .getJobCounts('waiting', 'active')
      .finally(() => (this.reading = undefined));
    const counts = await inTime(this.reading, LOOK_MS);
    return (counts.waiting ?? 0) + (counts.active ?? 0);
  }
}
