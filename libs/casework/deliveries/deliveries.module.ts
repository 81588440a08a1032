import { Module } from '@nestjs/common';
import { EnquiriesModule } from '../enquiries/index.js';
import { TimelineModule } from '../timeline/index.js';
import { ChartersModule } from '../charters/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LiveModule } from '../live/index.js';
import { QueueModule } from '../queue/index.js';
import { JobsModule } from '@frontdoor/jobs';
import { DeliveryNews } from './delivery-news.js';
import { Outbound } from './outbound.js';

@Module({
  imports: [
    EnquiriesModule,
    TimelineModule,
    ChartersModule,
    LedgerModule,
    LiveModule,
    QueueModule,
    JobsModule,
  ],
  providers: [DeliveryNews, Outbound],
  exports: [DeliveryNews, Outbound],
})
export class DeliveriesModule {}
