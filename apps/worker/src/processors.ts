import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import { JobDispatcher, TroubleLog } from '@frontdoor/jobs';
import { type Logger, LOG } from '@frontdoor/platform';
import type { Job } from 'bullmq';

abstract class QueueProcessor extends WorkerHost {
  private readonly trouble: TroubleLog;

  constructor(
    private readonly dispatcher: JobDispatcher,
    @Inject(LOG) log: Logger,
  ) {
    super();
    this.trouble = new TroubleLog(log, 'worker');
  }

  process(job: Job): Promise<void> {
    return this.dispatcher.run(job);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.trouble.tell(error);
  }
}

/**
 * A job whose process died is taken over by another, or at the next start, within some seconds; a queue that was gone
 * is looked at again within one.
 */
const TAKE_OVER = { lockDuration: 6_000, stalledInterval: 2_000, maxStalledCount: 5, runRetryDelay: 1_000 };

/** Takes contacts off the single queue. Many at once, because they are routed together: the more wait, the cheaper each. */
@Processor('contacts', { concurrency: 50, ...TAKE_OVER })
export class ContactsProcessor extends QueueProcessor {
  constructor(dispatcher: JobDispatcher, @Inject(LOG) log: Logger) {
    super(dispatcher, log);
  }
}

/** Moves telephones in calls that last: somebody waits for each of them. */
@Processor('calls', { concurrency: 32, ...TAKE_OVER })
export class CallsProcessor extends QueueProcessor {
  constructor(dispatcher: JobDispatcher, @Inject(LOG) log: Logger) {
    super(dispatcher, log);
  }
}

/** Reads letters, one at a time: each page takes a processor for seconds. */
@Processor('readings', { concurrency: 1, ...TAKE_OVER })
export class ReadingsProcessor extends QueueProcessor {
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
