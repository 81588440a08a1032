import { setTimeout as sleep } from 'node:timers/promises';
import { InjectQueue } from '@nestjs/bullmq';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import {
  commitWithoutWaiting,
  DataSource,
  type EntityManager,
  JobOutbox,
  takeJobs,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import type { Queue } from 'bullmq';
import { type JobName, type JobPayload, JOBS, type QueueName, QUEUES } from './catalogue.js';

const BATCH = 500;
const GATHER_MS = 8;
/** For rows of a process that died between its commit and its kick. */
const SWEEP_MS = 1000;

/**
 * Jobs are born as rows in the transaction that causes them; this relay hands them to BullMQ in bulk right after
 * the commit. The job id comes from what it is about, so what is handed over twice while it waits makes one job.
 */
@Injectable()
export class Outbox implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly queues: Record<QueueName, Queue>;
  private draining: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly source: DataSource,
    @InjectQueue('contacts') contacts: Queue,
    @InjectQueue('deliveries') deliveries: Queue,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.queues = { contacts, deliveries };
    for (const queue of [contacts, deliveries]) {
      queue.on('error', (error) => log.warn({ err: error, queue: queue.name }, 'queue trouble'));
    }
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.kick(), SWEEP_MS);
    this.kick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.draining;
  }

  /** Adds jobs to the transaction of `manager`; call `kick` after its commit. */
  async add<N extends JobName>(manager: EntityManager, name: N, payloads: JobPayload<N>[]): Promise<void> {
    if (payloads.length > 0)
      await manager.insert(
        JobOutbox,
        payloads.map((data) => ({ name, data })),
      );
  }

  /** Says that there may be rows to hand over. Returns at once. */
  kick(): void {
    if (this.stopped) return;
    this.again = true;
    this.draining ??= this.drain()
      .catch((error: unknown) =>
        this.log.warn({ err: error }, 'handing jobs to the queue failed; will try again'),
      )
      .finally(() => (this.draining = undefined));
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      while ((await this.handOver()) === BATCH);
      // Rows that come in the meantime travel together.
      await sleep(GATHER_MS);
    }
  }

  private handOver(): Promise<number> {
    return this.source.transaction(async (manager) => {
      // What the queue loses in a crash comes back from the receipts and deliveries themselves.
      await commitWithoutWaiting(manager, {});
      const rows = await takeJobs(manager, { limit: BATCH });
      for (const queue of QUEUES) {
        const jobs = rows.filter((row) => JOBS[row.name as JobName].queue === queue).map(toJob);
        if (jobs.length > 0) await this.queues[queue].addBulk(jobs);
      }
      return rows.length;
    });
  }
}

const toJob = ({ name, data }: JobOutbox) => {
  const { attempts, backoff } = JOBS[name as JobName];
  return {
    name,
    data,
    opts: {
      jobId: `${name}-${(data as { ids: [string] }).ids[0]}`,
      attempts,
      backoff,
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
};
