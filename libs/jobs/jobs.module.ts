import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CONFIG, type Config } from '@frontdoor/platform';
import { chooseBackend } from './backend.js';
import { QUEUES } from './catalogue.js';
import { QueueDepth } from './queue-depth.js';
import { Outbox } from './outbox.js';
import { Signals } from './signals.js';
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
  providers: [Outbox, QueueDepth, Signals],
  exports: [Outbox, QueueDepth, Signals, BullModule, DiscoveryModule],
})
export class JobsModule {}
