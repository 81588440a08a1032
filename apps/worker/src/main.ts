import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FrontdoorError } from '@frontdoor/kernel';
import { migrate } from '@frontdoor/persistence';
import { createLogger, InstanceSecret, nestLogger, readConfig, runProcess } from '@frontdoor/platform';
import { Channels, CharterPacks, FoundationModule, wireAdapters } from '@frontdoor/use-cases';
import { WorkerModule } from './worker.module.js';

await runProcess(async (say) => {
  const config = readConfig();
  const databaseUrl = config.DATABASE_URL;
  if (!databaseUrl)
    throw new FrontdoorError('setting-invalid', {
      faults: 'DATABASE_URL is missing; a worker of its own needs the database of the hub',
    });
  const log = createLogger(config);
  await migrate(databaseUrl);
  const secret = InstanceSecret.of(config);
  const adapters = wireAdapters(config, secret, { smtp: false, mailboxes: true });
  const foundation = {
    config,
    log,
    databaseUrl,
    adapters,
    packs: CharterPacks.read(config.chartersDir),
    secret,
  };
  const module = { module: WorkerModule, imports: [FoundationModule.of(foundation)] };
  const app = await NestFactory.createApplicationContext(module, {
    logger: nestLogger(log),
    abortOnError: false,
  });
  await app.get(Channels).listen();
  say('The worker is at work. Ctrl-C stops it.');
  return () => app.close();
});
