import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { StepsModule } from '@frontdoor/casework/steps';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { VisitsModule } from '@frontdoor/casework/visits';
import { ChangeNeeds } from './change-needs.js';
import { EndVisit } from './end-visit.js';
import { ReceptionReader } from './reception-reader.js';
import { SeeVisitors } from './see-visitors.js';
import { TakeBackStep } from './take-back-step.js';
import { WorkOfVisit } from './work-of-visit.js';

@Module({
  imports: [
    ...[ChartersModule, DirectoryModule, EnquiriesModule, LedgerModule, LiveModule, QueueModule, StepsModule],
    ...[TimelineModule, VisitsModule],
  ],
  providers: [ChangeNeeds, EndVisit, ReceptionReader, SeeVisitors, TakeBackStep, WorkOfVisit],
  exports: [ChangeNeeds, ReceptionReader, SeeVisitors, TakeBackStep],
})
export class SeeVisitorsModule {}
