import { Module } from '@nestjs/common';
import { ChartersModule } from '../charters/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LiveModule } from '../live/index.js';
import { QueueModule } from '../queue/index.js';
import { JobsModule } from '@frontdoor/jobs';
import { DeliveryNews } from './delivery-news.js';
import { Outbound } from './outbound.js';

@Module({
  imports: [ChartersModule, LedgerModule, LiveModule, QueueModule, JobsModule],
  providers: [DeliveryNews, Outbound],
  exports: [DeliveryNews, Outbound],
})
export class DeliveriesModule {}
