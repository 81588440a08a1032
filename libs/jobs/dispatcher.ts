import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { databaseTrouble, inBackground, mayBeOfOneInput } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { type Job, UnrecoverableError } from 'bullmq';
import { type JobName, JOBS } from './catalogue.js';
import { JOB_HANDLER, type JobHandler } from './handler.js';

type AnyHandler = JobHandler<JobName>;

/** Brings each job to its handler. Start-up fails when a job has none or two. */
@Injectable()
export class JobDispatcher implements OnModuleInit {
  private readonly handlers = new Map<JobName, AnyHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onModuleInit(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const name = metatype ? this.reflector.get<JobName | undefined>(JOB_HANDLER, metatype) : undefined;
      if (!name || this.handlers.get(name) === instance) continue;
      if (this.handlers.has(name))
        throw new Error(`Two classes handle the job ${name}: leave @HandlesJob('${name}') on one of them`);
      this.handlers.set(name, instance as AnyHandler);
    }
    const missing = (Object.keys(JOBS) as JobName[]).filter((name) => !this.handlers.has(name));
    if (missing.length > 0)
      throw new Error(
        `No class handles ${missing.join(', ')}: put @HandlesJob('${missing[0]}') on one and provide it`,
      );
  }

  async run(job: Job): Promise<void> {
    const name = job.name as JobName;
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`The job ${job.name} is not in the catalogue`);
    const payload = JOBS[name].payload.parse(job.data);
    try {
      await inBackground(() => handler.handle(payload));
    } catch (error) {
      const last = job.attemptsMade + 1 >= JOBS[name].attempts;
      this.log.warn(
        {
          job: name,
          ids: payload.ids.length,
          first: payload.ids[0],
          attempt: job.attemptsMade + 1,
          last,
          err: error,
        },
        'job failed',
      );
      // A database in trouble is no fault of the job. It ends here instead of resting longer and longer: the sweeps
      // find what it was about as soon as the database is back, and it starts anew.
      if (databaseTrouble(error) && !mayBeOfOneInput(error))
        throw new UnrecoverableError('The database was in trouble');
      if (last) await handler.gaveUp?.(payload, error as Error);
      throw error;
    }
  }
}
