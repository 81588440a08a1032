import { Module } from '@nestjs/common';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { MentionsModule } from '@frontdoor/casework/mentions';
import { PlacementModule } from '@frontdoor/casework/placement';
import { QueueModule } from '@frontdoor/casework/queue';
import { StepsModule } from '@frontdoor/casework/steps';
import { VisitsModule } from '@frontdoor/casework/visits';
import { JobsModule } from '@frontdoor/jobs';
import { CloseBySystem } from './close-by-system.js';
import { CloseEnquiry } from './close-enquiry.js';
import { HandleEnquiry } from './handle-enquiry.js';
import { RecordEvent } from './record-event.js';
import { SayWhetherArrived } from './say-whether-arrived.js';
import { WriteNote } from './write-note.js';

@Module({
  imports: [
    EnquiriesModule,
    TimelineModule,
    ChartersModule,
    DeliveriesModule,
    DirectoryModule,
    LedgerModule,
    LiveModule,
    MentionsModule,
    PlacementModule,
    QueueModule,
    StepsModule,
    VisitsModule,
    JobsModule,
  ],
  providers: [CloseBySystem, CloseEnquiry, HandleEnquiry, RecordEvent, SayWhetherArrived, WriteNote],
  exports: [CloseBySystem, CloseEnquiry, HandleEnquiry, RecordEvent, SayWhetherArrived, WriteNote],
})
export class HandleEnquiryModule {}
