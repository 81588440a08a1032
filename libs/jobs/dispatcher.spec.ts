import { randomUUID } from 'node:crypto';
import type { Provider, Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { createLogger, LOG } from '@frontdoor/platform';
import type { Job } from 'bullmq';
import { describe, expect, it } from 'vitest';
import { JobDispatcher } from './dispatcher.js';
import { HandlesJob, type JobHandler } from './handler.js';

@HandlesJob('route-contacts')
class Route implements JobHandler<'route-contacts'> {
  readonly routed: string[] = [];
  fails = false;
  gaveUpOn: string[] = [];

  async handle({ ids }: { ids: string[] }): Promise<void> {
    await Promise.resolve();
    if (this.fails) throw new Error('the database is away');
    this.routed.push(...ids);
  }

  async gaveUp({ ids }: { ids: string[] }, error: Error): Promise<void> {
    await Promise.resolve();
    this.gaveUpOn.push(`${ids.join()}: ${error.message}`);
  }
}

@HandlesJob('send-message')
class Send implements JobHandler<'send-message'> {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@HandlesJob('send-message')
class SendToo extends Send {}

@HandlesJob('mind-call')
class Mind implements JobHandler<'mind-call'> {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@HandlesJob('read-paper')
class Read implements JobHandler<'read-paper'> {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

const log = { provide: LOG, useValue: createLogger({ LOG_LEVEL: 'silent', LOG_FORMAT: 'json' }) };

/** An application with these providers, as far as it comes up. */
const start = (...providers: Provider[]) =>
  NestFactory.createApplicationContext(
    { module: class {} as Type, imports: [DiscoveryModule], providers: [log, JobDispatcher, ...providers] },
    { logger: false, abortOnError: false },
  );

const job = (name: string, data: unknown, attemptsMade = 0): Job => ({ name, data, attemptsMade }) as Job;

describe('the start', () => {
  it('fails when nobody handles a job, naming it and what to write', async () => {
    await expect(start(Route, Mind, Read)).rejects.toThrow(
      "No class handles send-message: put @HandlesJob('send-message') on one and provide it",
    );
    await expect(start()).rejects.toThrow(
      'No class handles route-contacts, send-message, mind-call, read-paper',
    );
  });

  it('fails when two classes handle a job', async () => {
    await expect(start(Route, Mind, Read, Send, SendToo)).rejects.toThrow(
      'Two classes handle the job send-message',
    );
  });

  it('succeeds when each job has one, also where it is provided under two names', async () => {
    const app = await start(Route, Mind, Read, Send, { provide: 'the same', useExisting: Send });
    await app.close();
  });
});

describe('a job', () => {
  it('goes to its handler with what it carries', async () => {
    const app = await start(Route, Mind, Read, Send);
    const ids = [randomUUID(), randomUUID()];
    await app.get(JobDispatcher).run(job('route-contacts', { ids }));
    expect(app.get(Route).routed).toEqual(ids);
    await app.close();
  });

  it.each([
    ['no ids', { ids: [] }],
    ['an id that is none', { ids: ['1'] }],
    ['nothing', undefined],
  ])('that carries %s fails before its handler sees it', async (_, data) => {
    const app = await start(Route, Mind, Read, Send);
    await expect(app.get(JobDispatcher).run(job('route-contacts', data))).rejects.toThrow();
    expect(app.get(Route).routed).toEqual([]);
    await app.close();
  });

  it('that is not in the catalogue fails', async () => {
    const app = await start(Route, Mind, Read, Send);
    await expect(app.get(JobDispatcher).run(job('make-tea', { ids: [randomUUID()] }))).rejects.toThrow(
      'The job make-tea is not in the catalogue',
    );
    await app.close();
  });

  it('is given up on once, when its last attempt of eight has failed', async () => {
    const app = await start(Route, Mind, Read, Send);
    const handler = app.get(Route);
    handler.fails = true;
    const ids = [randomUUID()];
    for (let made = 0; made < 8; made++) {
      expect(handler.gaveUpOn).toEqual([]);
      await expect(app.get(JobDispatcher).run(job('route-contacts', { ids }, made))).rejects.toThrow(
        'the database is away',
      );
    }
    expect(handler.gaveUpOn).toEqual([`${ids[0]}: the database is away`]);
    await app.close();
  });
});
