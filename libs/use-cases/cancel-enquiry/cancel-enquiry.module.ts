import { Module } from '@nestjs/common';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { CancelEnquiry } from './cancel-enquiry.js';

@Module({
  imports: [EnquiriesModule, LedgerModule, LiveModule, QueueModule],
  providers: [CancelEnquiry],
  exports: [CancelEnquiry],
})
export class CancelEnquiryModule {}
