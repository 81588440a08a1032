import { randomUUID } from 'node:crypto';
import { getQueueToken } from '@nestjs/bullmq';
import { Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Clock, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, JobOutbox, migrate, transaction } from '@frontdoor/persistence';
import { CONFIG, createLogger, LOG, readConfig } from '@frontdoor/platform';
import type { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newDatabase } from '../../test/support/database.js';
import { eventually } from '../../test/support/eventually.js';
import { JobsModule } from './jobs.module.js';
import { Outbox } from './outbox.js';
import { QueueDepth } from './queue-depth.js';
import { DATABASE_URL } from './tokens.js';

describe('the outbox, on a real PostgreSQL', () => {
  let source: DataSource;
  let app: INestApplicationContext;
  let outbox: Outbox;
  let contacts: Queue;

  beforeAll(async () => {
    const url = await newDatabase();
    await migrate(url);
    source = await new DataSource(dataSourceOptions(url, 5)).initialize();
    const globals = [
      { provide: CONFIG, useValue: readConfig({}) },
      { provide: LOG, useValue: createLogger({ LOG_LEVEL: 'silent', LOG_FORMAT: 'json' }) },
      { provide: DATABASE_URL, useValue: url },
      { provide: DataSource, useValue: source },
      { provide: Clock, useValue: new SystemClock() },
    ];
    @Global()
    @Module({ providers: globals, exports: globals.map(({ provide }) => provide) })
    class Globals {}
    @Module({ imports: [Globals, JobsModule] })
    class App {}
    app = await NestFactory.createApplicationContext(App, { logger: false, abortOnError: false });
    outbox = app.get(Outbox);
    contacts = app.get(getQueueToken('contacts'));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await contacts.obliterate({ force: true });
    await source.query('DELETE FROM job_outbox');
  });
  afterAll(async () => {
    await app?.close();
    await source?.destroy();
  });

  const add = (...ids: string[]): Promise<void> =>
    transaction(source, (manager) => outbox.add(manager, 'route-contacts', [{ ids }]));
  const waiting = async (): Promise<string[]> =>
    (await contacts.getJobs(['waiting'])).map(({ data }) => (data as { ids: string[] }).ids).flat();
  const rows = (): Promise<number> => source.manager.count(JobOutbox);

  it('hands jobs over after the commit, each to its queue, and forgets them', async () => {
    const [contact, delivery] = [randomUUID(), randomUUID()];
    await transaction(source, async (manager) => {
      await outbox.add(manager, 'route-contacts', [{ ids: [contact] }]);
      await outbox.add(manager, 'send-message', [{ ids: [delivery] }]);
    });
    outbox.kick();
    await eventually('the job in the queue', async () => (await waiting()).includes(contact));
    const deliveries = app.get<Queue>(getQueueToken('deliveries'));
    const jobs = await eventually('the other one', async () => {
      const found = await deliveries.getJobs(['waiting']);
      return found.length > 0 && found;
    });
    expect(
      jobs.map(({ name, data, opts }) => ({ name, data: data as unknown, attempts: opts.attempts })),
    ).toEqual([{ name: 'send-message', data: { ids: [delivery] }, attempts: 3 }]);
    expect(await app.get(QueueDepth).read()).toBe(1);
    expect(await rows()).toBe(0);
  });

  it('hands over nothing of a transaction that is rolled back', async () => {
    const undone = transaction(source, async (manager) => {
      await outbox.add(manager, 'route-contacts', [{ ids: [randomUUID()] }]);
      outbox.kick();
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    const later = randomUUID();
    await add(later);
    outbox.kick();
    await eventually('the later job', async () => (await waiting()).includes(later));
    expect(await waiting()).toEqual([later]);
  });

  it('finds by itself what a process left that died before it could say so', async () => {
    const left = randomUUID();
    await add(left);
    await eventually('the job in the queue', async () => (await waiting()).includes(left));
  });

  it('makes one job of what is handed over twice while it waits', async () => {
    const twice = randomUUID();
    for (let i = 0; i < 2; i++) {
      await add(twice);
      outbox.kick();
      await eventually('an empty outbox', async () => (await rows()) === 0);
    }
    expect(await waiting()).toEqual([twice]);
  });

  it('keeps what the queue does not take, and hands it over once the queue is back', async () => {
    const kept = randomUUID();
    const adding = vi.spyOn(contacts, 'add').mockRejectedValueOnce(new Error('the queue is away'));
    await add(kept);
    outbox.kick();
    await eventually('the job in the queue', async () => (await waiting()).includes(kept));
    expect(adding).toHaveBeenCalledTimes(2);
    expect(await rows()).toBe(0);
  });

  it('hands over thousands at once, each of them once, in few jobs', async () => {
    const ids = Array.from({ length: 1200 }, () => randomUUID());
    await transaction(source, (manager) =>
      outbox.add(
        manager,
        'route-contacts',
        ids.map((id) => ({ ids: [id] })),
      ),
    );
    outbox.kick();
    await eventually('all of them', async () => (await waiting()).length === ids.length);
    expect(new Set(await waiting())).toEqual(new Set(ids));
    expect(await app.get(QueueDepth).read()).toBeLessThan(ids.length / 20);
  });

  it('makes another job of what is handed over in a later turn, and one of what comes twice in the same', async () => {
    const id = randomUUID();
    const handOver = async (turn?: number): Promise<void> => {
      await source.manager.insert(JobOutbox, { name: 'route-contacts', data: { ids: [id], turn } });
      outbox.kick();
      await eventually('an empty outbox', async () => (await rows()) === 0);
    };
    for (const turn of [undefined, undefined, 1, 1, 2]) await handOver(turn);
    await eventually('three jobs', async () => (await waiting()).length === 3);
    expect(await waiting()).toEqual([id, id, id]);
  });
});
