import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { FilesModule } from '@frontdoor/casework/files';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { OverflowModule } from '@frontdoor/casework/overflow';
import { QueueModule } from '@frontdoor/casework/queue';
import { RankingModule } from '@frontdoor/casework/ranking';
import { ReadingsModule } from '@frontdoor/casework/readings';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { JobsModule } from '@frontdoor/jobs';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { VisitsModule } from '@frontdoor/casework/visits';
import { TakenDown } from './taken-down.js';
import { RouteContact } from './route-contact.js';

@Module({
  imports: [
    ChartersModule,
    DeliveriesModule,
    DirectoryModule,
    EnquiriesModule,
    FilesModule,
    LedgerModule,
    LiveModule,
    OverflowModule,
    QueueModule,
    RankingModule,
    ReadingsModule,
    ReceiptsModule,
    TimelineModule,
    VisitsModule,
    JobsModule,
  ],
  providers: [TakenDown, RouteContact],
  exports: [RouteContact],
})
export class RouteContactModule {}
