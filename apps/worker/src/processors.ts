import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { JobDispatcher } from '@frontdoor/jobs';
import { type Logger, LOG } from '@frontdoor/platform';
import type { Job } from 'bullmq';

abstract class QueueProcessor extends WorkerHost {
  constructor(
    private readonly dispatcher: JobDispatcher,
    @Inject(LOG) private readonly log: Logger,
  ) {
    super();
  }

  process(job: Job): Promise<void> {
    return this.dispatcher.run(job);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.log.warn({ err: error }, 'worker trouble');
  }
}

/** A job whose process died is taken over by another, or at the next start, within some seconds. */
const TAKE_OVER = { lockDuration: 10_000, stalledInterval: 2_500, maxStalledCount: 5 };

/** Takes contacts off the single queue. Many at once, because they are routed together. */
@Processor('contacts', { concurrency: 16, ...TAKE_OVER })
export class ContactsProcessor extends QueueProcessor {
  constructor(dispatcher: JobDispatcher, @Inject(LOG) log: Logger) {
    super(dispatcher, log);
  }
}

/** Hands outgoing messages to their providers. */
@Processor('deliveries', { concurrency: 16, ...TAKE_OVER })
export class DeliveriesProcessor extends QueueProcessor {
  constructor(dispatcher: JobDispatcher, @Inject(LOG) log: Logger) {
    super(dispatcher, log);
  }
}
