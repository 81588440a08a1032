import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Clock, FrontdoorError } from '@frontdoor/kernel';
import { QueueDepth } from '@frontdoor/jobs';
import { migrate } from '@frontdoor/persistence';
import {
  type Config,
  createLogger,
  hasSharedStore,
  InstanceSecret,
  nestLogger,
  STORE_MISSING,
} from '@frontdoor/platform';
import { ADAPTERS } from '@frontdoor/channels';
import { Channels, wireAdapters } from '@frontdoor/casework/channels';
import { CharterPacks } from '@frontdoor/casework/charters';
import { StoredBytes } from '@frontdoor/casework/stored-bytes';
import { FoundationModule } from '@frontdoor/use-cases';
import { WorkerModule } from './worker.module.js';

/**
 * Brings up a worker in a process of its own, beside the hubs that share its database.
 *
 * @throws FrontdoorError `setting-invalid` without DATABASE_URL or a store of files that the hubs share; `bytes-elsewhere`.
 */
export async function startWorker(
  config: Config,
  say: (line: string) => void = () => {},
  clock?: Clock,
): Promise<INestApplicationContext> {
  const databaseUrl = config.DATABASE_URL;
  if (!databaseUrl) {
    throw new FrontdoorError('setting-invalid', {
      faults: 'DATABASE_URL is missing; a worker of its own needs the database of the hub',
    });
  }
  if (!hasSharedStore(config)) throw new FrontdoorError('setting-invalid', { faults: STORE_MISSING });
  const log = createLogger(config);
  await migrate(databaseUrl, config.DATABASE_MIGRATE_URL);
  const secret = InstanceSecret.of(config);
  const adapters = wireAdapters(ADAPTERS, config.declared);
  const wiring = { adapters, process: { serves: false, reads: true } };
  const packs = CharterPacks.read(config.chartersDir);
  const foundation = FoundationModule.of({ config, log, databaseUrl, wiring, packs, secret, clock });
  const app = await NestFactory.createApplicationContext(
    { module: WorkerModule, imports: [foundation] },
    { logger: nestLogger(log), abortOnError: false },
  );
  await openStore(app);
  await app.get(Channels).listen();
  const trouble = await app.get(QueueDepth).trouble();
  if (trouble) say(`${trouble} Nothing is routed until it does.`);
  return app;
}

async function openStore(app: INestApplicationContext): Promise<void> {
  try {
    await app.get(StoredBytes, { strict: false }).open();
  } catch (error) {
    await app.close();
    throw error;
  }
}
