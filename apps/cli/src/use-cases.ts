import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { type Config, createLogger, InstanceSecret, nestLogger } from '@frontdoor/platform';
import { UNWIRED } from '@frontdoor/casework/channels';
import { CharterPacks } from '@frontdoor/casework/charters';
import { DemonstrationModule } from '@frontdoor/demonstration';
import { FoundationModule, UseCasesModule } from '@frontdoor/use-cases';
import { chartersFolder } from './charters-folder.js';
import { CommandFault } from './faults.js';
import type { Io } from './io.js';

/** A queue that does not answer is retried for ever; nobody waits that long at a prompt. */
const PATIENCE_MS = 20_000;

@Module({ imports: [UseCasesModule, DemonstrationModule] })
class CommandModule {}

/**
 * Runs `work` with the use cases of the hub on a database: the same code, jobs and all, without its edge and without
 * any channel. What the jobs ask for is done by the hub or worker that runs now or next.
 */
export async function withUseCases<T>(
  io: Io,
  config: Config,
  databaseUrl: string,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  // Standard output belongs to the result; what fails is thrown.
  const log = createLogger({ LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
  const packs = CharterPacks.read(chartersFolder(io));
  const secret = InstanceSecret.of(config);
  const foundation = FoundationModule.of({
    config,
    log,
    databaseUrl,
    wiring: UNWIRED,
    packs,
    secret,
    withoutTimeLimits: true,
  });
  const app = await inTime(
    NestFactory.createApplicationContext(
      { module: CommandModule, imports: [foundation] },
      { logger: nestLogger(log), abortOnError: false },
    ),
  );
  try {
    return await work(app);
  } finally {
    await inTime(app.close());
  }
}

async function inTime<T>(step: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(QUEUE_SILENT), PATIENCE_MS);
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}

const QUEUE_SILENT = new CommandFault(
  'queue-unreachable',
  'The queue does not answer.',
  'Check REDIS_URL and the server behind it. What was taken so far is safe in the database.',
);
