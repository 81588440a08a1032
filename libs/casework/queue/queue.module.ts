import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { LiveModule } from '../live/index.js';
import { RankingModule } from '../ranking/index.js';
import { StepsModule } from '../steps/index.js';
import { TimelineModule } from '../timeline/index.js';
import { JobsModule } from '@frontdoor/jobs';
import { CallsInQueue } from './calls-in-queue.js';
import { Decisions } from './decisions.js';
import { NextWork } from './next-work.js';
import { OfferWork } from './offer-work.js';
import { Presence } from './presence.js';
import { QueueTransaction } from './queue-transaction.js';
import { WorkItems } from './work-items.js';

@Module({
  imports: [DirectoryModule, LiveModule, RankingModule, StepsModule, TimelineModule, JobsModule],
  providers: [CallsInQueue, Decisions, NextWork, OfferWork, Presence, QueueTransaction, WorkItems],
  exports: [CallsInQueue, Decisions, NextWork, OfferWork, Presence, QueueTransaction, WorkItems],
})
export class QueueModule {}
