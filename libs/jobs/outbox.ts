import { setTimeout as sleep } from 'node:timers/promises';
import { InjectQueue } from '@nestjs/bullmq';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import {
  bulkInsert,
  DataSource,
  type EntityManager,
  inForeground,
  JobOutbox,
  type RowOf,
  takeJobs,
} from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import type { Queue } from 'bullmq';
import { inTime } from './in-time.js';
import { TroubleLog } from './trouble-log.js';
import { type JobName, type JobPayload, JOBS, type QueueName, QUEUES } from './catalogue.js';

const BATCH = 500;
/** Most of what one job gathers. */
const TOGETHER = 50;
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
  private readonly unanswered = new Set<Promise<unknown>>();

  constructor(
    private readonly source: DataSource,
    @InjectQueue('contacts') contacts: Queue,
    @InjectQueue('deliveries') deliveries: Queue,
    @InjectQueue('calls') calls: Queue,
    @InjectQueue('readings') readings: Queue,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.queues = { contacts, deliveries, calls, readings };
    for (const queue of [contacts, deliveries, calls, readings]) {
      queue.on('error', new TroubleLog(log, `queue ${queue.name}`).tell);
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
    await bulkInsert(
      manager,
      JobOutbox,
      payloads.map((data) => ({ name, data })),
    );
  }

  /** Says that there may be rows to hand over. Returns at once. */
  kick(): void {
    if (this.stopped) return;
    this.again = true;
    // Whoever says so, everything that was asked for waits behind it.
    this.draining ??= inForeground(() => this.drain())
      .catch((error: unknown) =>
        this.log.warn({ err: error }, 'handing jobs to the queue failed; will try again'),
      )
      .finally(() => (this.draining = undefined));
  }

  private async drain(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      while ((await this.handOver()) === BATCH);
      // Gathers rows for a moment, to hand them over together.
      await sleep(GATHER_MS);
    }
  }

  /**
   * Takes rows out, then gives them to the queue: no transaction of the database waits for it. Rows that the queue
   * refuses are put back; those of a process that dies in between come back from receipts and deliveries by sweeps.
   */
  private async handOver(): Promise<number> {
    if (this.unanswered.size > 0) throw new Error('The queue has not answered yet');
    const rows = await takeJobs(this.source, { limit: BATCH });
    const refused: Row[] = [];
    let trouble: unknown;
    for (const queue of QUEUES) {
      const own = rows.filter((row) => JOBS[row.name as JobName].queue === queue);
      if (own.length === 0) continue;
      try {
        await this.give(queue, own);
      } catch (error) {
        trouble = error;
        refused.push(...own);
      }
    }
    if (refused.length > 0) {
      await this.source.manager.insert(
        JobOutbox,
        refused.map(({ name, data }) => ({ name, data })),
      );
      throw trouble;
    }
    return rows.length;
  }

  /** Redis that is gone keeps callers waiting until it is back. */
  private async give(queue: QueueName, rows: readonly Row[]): Promise<void> {
    const adding = addTo(this.queues[queue], gathered(rows).map(toJob));
    this.unanswered.add(adding);
    const settled = (): void => void this.unanswered.delete(adding);
    adding.then(settled, settled);
    await inTime(adding);
  }
}

type Row = RowOf<typeof takeJobs>;
type NewJob = ReturnType<typeof toJob>;

/** Many together want tables of their own in PostgreSQL, which cost more than a few jobs one by one. */
const FEW = 3;

async function addTo(queue: Queue, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length > FEW) return void (await queue.addBulk([...jobs]));
  const added = await Promise.allSettled(jobs.map(({ name, data, opts }) => queue.add(name, data, opts)));
  const refused = added.find(({ status }) => status === 'rejected');
  if (refused) throw (refused as PromiseRejectedResult).reason;
}

/** What piled up, while the queue was gone for instance, travels in few jobs: contacts are routed together. */
function gathered(rows: readonly Row[]): Row[] {
  const single = rows.filter(({ name, data }) => name === 'route-contacts' && !('turn' in data));
  const jobs = rows.filter((row) => !single.includes(row));
  for (let n = 0; n < single.length; n += TOGETHER) {
    const some = single.slice(n, n + TOGETHER);
    jobs.push({ ...some[0]!, data: { ids: some.flatMap(({ data }) => (data as Handed).ids) } });
  }
  return jobs;
}

const toJob = ({ name, data }: Row) => {
  const { attempts, backoff } = JOBS[name as JobName];
  return {
    name,
    data,
    opts: {
      jobId: jobIdOf(name, data as Handed),
      attempts,
      backoff,
      removeOnComplete: true,
      removeOnFail: true,
    },
  };
};

interface Handed {
  ids: [string];
  turn?: number;
}

/**
 * From what the job is about. What is handed over again in a later turn is another job: the first may be held by a
 * process that died, or lost its connection, and be set free only after a while.
 */
const jobIdOf = (name: string, { ids: [first], turn }: Handed): string =>
  turn === undefined ? `${name}-${first}` : `${name}-${first}-${turn}`;
