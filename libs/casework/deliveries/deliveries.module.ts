import { Module } from '@nestjs/common';
import { EnquiriesModule } from '../enquiries/index.js';
import { TimelineModule } from '../timeline/index.js';
import { ChartersModule } from '../charters/index.js';
import { DirectoryModule } from '../directory/index.js';
import { FilesModule } from '../files/index.js';
import { LedgerModule } from '../ledger/index.js';
import { LiveModule } from '../live/index.js';
import { OptOutsModule } from '../opt-outs/index.js';
import { QueueModule } from '../queue/index.js';
import { JobsModule } from '@frontdoor/jobs';
import { CallNews } from './call-news.js';
import { DeliveryNews } from './delivery-news.js';
import { Dialling } from './dialling.js';
import { Outbound } from './outbound.js';

@Module({
  imports: [
    EnquiriesModule,
    TimelineModule,
    ChartersModule,
    DirectoryModule,
    FilesModule,
    LedgerModule,
    LiveModule,
    OptOutsModule,
    QueueModule,
    JobsModule,
  ],
  providers: [CallNews, DeliveryNews, Dialling, Outbound],
  exports: [CallNews, DeliveryNews, Dialling, Outbound],
})
export class DeliveriesModule {}
