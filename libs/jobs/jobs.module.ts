import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { CONFIG, type Config } from '@frontdoor/platform';
import { chooseBackend } from './backend.js';
import { QUEUES } from './catalogue.js';
import { QueueDepth } from './queue-depth.js';
import { Outbox } from './outbox.js';
import { Signals } from './signals.js';
import { Sweeps } from './sweeps.js';
import { DATABASE_URL } from './tokens.js';

/** Queues, outbox and signals. Needs CONFIG, LOG and DATABASE_URL to be provided globally. */
@Module({
  imports: [
    DiscoveryModule,
    BullModule.forRootAsync({
      inject: [CONFIG, DATABASE_URL],
      useFactory: (config: Config, url: string) => chooseBackend(config, url),
    }),
    BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
  ],
  providers: [MetadataScanner, Outbox, QueueDepth, Signals, Sweeps],
  exports: [Outbox, QueueDepth, Signals, Sweeps, BullModule, DiscoveryModule],
})
export class JobsModule {}
