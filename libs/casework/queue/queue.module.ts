import { Module } from '@nestjs/common';
import { LiveModule } from '../live/index.js';
import { StepsModule } from '../steps/index.js';
import { TimelineModule } from '../timeline/index.js';
import { JobsModule } from '@frontdoor/jobs';
import { CallsInQueue } from './calls-in-queue.js';
import { NextWork } from './next-work.js';
import { OfferWork } from './offer-work.js';
import { Presence } from './presence.js';
import { QueueTransaction } from './queue-transaction.js';
import { WorkItems } from './work-items.js';

@Module({
  imports: [LiveModule, StepsModule, TimelineModule, JobsModule],
  providers: [CallsInQueue, NextWork, OfferWork, Presence, QueueTransaction, WorkItems],
  exports: [CallsInQueue, NextWork, OfferWork, Presence, QueueTransaction, WorkItems],
})
export class QueueModule {}
