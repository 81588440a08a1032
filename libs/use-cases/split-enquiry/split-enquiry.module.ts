import { Module } from '@nestjs/common';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { JoinsModule } from '@frontdoor/casework/joins';
import { OptOutsModule } from '@frontdoor/casework/opt-outs';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { SplitEnquiry } from './split-enquiry.js';

@Module({
  imports: [DeliveriesModule, DirectoryModule, JoinsModule, OptOutsModule, QueueModule, TimelineModule],
  providers: [SplitEnquiry],
  exports: [SplitEnquiry],
})
export class SplitEnquiryModule {}
